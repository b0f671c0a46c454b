package io.lethe.file;

import io.lethe.policy.FileSet;
import io.lethe.policy.Masking;
import io.lethe.policy.name.ColumnName;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks the addresses in a line of text, wherever they stand:
 *
 * <pre>203.0.113.17 - ann@example.com 2001:db8:1:2::3  becomes  203.0.113.0 - @example.com 2001:db8:1::</pre>
 *
 * <p>A line is its bytes, each as one character, so that what is no address stays as it is in whatever encoding it was written; letters beyond ASCII
 * count as part of an e-mail address. What is masked is masked again to itself: that nothing changes is how a file shows that it is done.
 *
 * @param fields what becomes of {@code ipv4}, {@code ipv6} and {@code email}; any other has no place in a line
 */
public record LineMasking(Map<ColumnName, Masking> fields) {
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|[01]?[0-9]?[0-9])";

    /** Five numbers with dots are the name of something else; digits around it make it another. */
    private static final Pattern IPV4 = Pattern.compile("(?<![0-9])(?<![0-9]\\.)(" + OCTET + "\\." + OCTET + "\\."
            + OCTET + ")\\." + OCTET + "(?![0-9])(?!\\.[0-9])");

    /** Whether it is one, {@link Ipv6Text} decides: times and hardware addresses have colons, too. */
    private static final Pattern IPV6 = Pattern.compile(
            "(?<![0-9A-Za-z_:])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,8}(?![0-9A-Za-z_:])(?!\\.[0-9])");

    /** Each takes an address away, and nobody writes more of them into one word. */
    private static final int PASSES = 8;

    /** What logs write where there is nothing. */
    private static final String NOTHING = "-";

    public LineMasking {
        fields = Map.copyOf(fields);
    }

    /** Until nothing more is found: what a masking puts together may be an address again, such as of {@code a@b.com@c.com}. */
    String mask(String line) {
        String masked = once(line);
        for (int again = 0; again < PASSES && !masked.equals(once(masked)); again++) {
            masked = once(masked);
        }
        return masked;
    }

    private String once(String line) {
        String masked = line;
        Masking email = fields.get(FileSet.EMAIL);
        Masking ipv6 = fields.get(FileSet.IPV6);
        Masking ipv4 = fields.get(FileSet.IPV4);
        masked = email == null ? masked : EmailText.replaceAll(masked, domain -> replacement(email, domain));
        masked = ipv6 == null ? masked : IPV6.matcher(masked).replaceAll(found -> quoted(ipv6(ipv6, found.group())));
        return ipv4 == null
                ? masked
                : IPV4.matcher(masked).replaceAll(found -> quoted(replacement(ipv4, found.group(1) + ".0")));
    }

    private static String ipv6(Masking masking, String text) {
        return Ipv6Text.network(text)
                .map(network -> replacement(masking, network))
                .orElse(text);
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }

    /** {@code kept} is what a masking leaves of an address that leaves something. */
    private static String replacement(Masking masking, String kept) {
        return switch (masking) {
            case Masking.TruncateIp truncate -> kept;
            case Masking.KeepDomain keep -> kept;
            case Masking.Constant constant -> constant.text();
            case Masking.Remove remove -> remove.toEmpty() ? "" : NOTHING;
            default ->
                throw new IllegalStateException(masking + " is not for lines; the reader of the policies refuses it");
        };
    }
}
