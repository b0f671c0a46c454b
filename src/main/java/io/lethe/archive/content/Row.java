package io.lethe.archive.content;

import java.util.List;

/** One row of a table: a cell for each column of its {@link SegmentSchema}, in that order. */
public record Row(List<Cell> cells) {
    public Row {
        cells = List.copyOf(cells);
    }

    public Cell cell(int column) {
        return cells.get(column);
    }
}
