package io.lethe.cli.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table for people: columns padded to their widest cell, numbers to the right with thousands separators.
 *
 * <pre>
 *   POLICY        DUE
 *   lead        1,204
 * </pre>
 */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<String> heads;
    private final boolean[] numeric;
    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... heads) {
        this.heads = List.of(heads);
        this.numeric = new boolean[heads.length];
        Arrays.fill(numeric, true);
    }

    /** One cell per column. A column whose cells are all numbers or {@code null} (shown as {@code -}) stands to the right. */
    public TextTable row(@Nullable Object... cells) {
        if (cells.length != heads.size()) {
            throw new IllegalArgumentException("expected " + heads.size() + " cells but were " + cells.length);
        }
        List<String> row = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            row.add(text(cells[i]));
            numeric[i] &= cells[i] == null || cells[i] instanceof Number || cells[i] instanceof Words.Share;
        }
        rows.add(row);
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** How many columns of a terminal its widest line takes. */
    public int width() {
        return Arrays.stream(widths()).map(width -> GAP.length() + width).sum();
    }

    public void print(PrintWriter writer) {
        int[] widths = widths();
        writer.println(line(heads, widths));
        rows.forEach(row -> writer.println(line(row, widths)));
    }

    private static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "-";
            case Long number -> Words.number(number);
            case Integer number -> Words.number(number);
            default -> cell.toString();
        };
    }

    private int[] widths() {
        int[] widths = heads.stream().mapToInt(String::length).toArray();
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String padding = " ".repeat(widths[i] - cells.get(i).length());
            line.append(GAP).append(numeric[i] ? padding + cells.get(i) : cells.get(i) + padding);
        }
        return line.toString().stripTrailing();
    }
}
