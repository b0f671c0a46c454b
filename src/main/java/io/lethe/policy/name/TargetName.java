package io.lethe.policy.name;

/** The name by which configuration and data map speak of one database that is cleaned, such as {@code crm-prod}. */
public record TargetName(String name) implements Comparable<TargetName> {
    public TargetName {
        if (!Category.FORM.matcher(name).matches() || name.length() > 64) {
            throw new IllegalArgumentException("expected a target such as \"crm-prod\" but was \"" + name + "\"");
        }
    }

    @Override
    public int compareTo(TargetName other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
