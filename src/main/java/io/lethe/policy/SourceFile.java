package io.lethe.policy;

/** The exact bytes of one policy or map file, and its name relative to the directory that was read. The bytes are the truth that is hashed and certified. */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record SourceFile(String name, byte[] bytes) {
    public SourceFile {
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceFile file && name.equals(file.name) && java.util.Arrays.equals(bytes, file.bytes);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + java.util.Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return name;
    }
}
