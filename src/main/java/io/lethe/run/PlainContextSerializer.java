package io.lethe.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.springframework.batch.core.repository.ExecutionContextSerializer;

/**
 * Writes Spring Batch's execution contexts as properties: {@code partition=long 3}. Texts, whole numbers and truth values only; anything
 * else is refused.
 *
 * <p>Batch's default is Java serialisation: whoever can write its tables could then run code in the engine.
 */
final class PlainContextSerializer implements ExecutionContextSerializer {

    @Override
    public void serialize(Map<String, Object> context, OutputStream out) throws IOException {
        Properties properties = new Properties();
        for (Map.Entry<String, Object> entry : context.entrySet()) {
            properties.setProperty(entry.getKey(), written(entry.getKey(), entry.getValue()));
        }
        properties.store(new OutputStreamWriter(out, StandardCharsets.UTF_8), null);
    }

    private static String written(String name, Object value) throws IOException {
        return switch (value) {
            case String text -> "text " + text;
            case Long number -> "long " + number;
            case Integer number -> "int " + number;
            case Boolean truth -> "boolean " + truth;
            default ->
                throw new IOException("execution context: " + name + " is a "
                        + value.getClass().getName());
        };
    }

    @Override
    public Map<String, Object> deserialize(InputStream in) throws IOException {
        Properties properties = new Properties();
        properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        Map<String, Object> context = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            context.put(name, read(name, properties.getProperty(name)));
        }
        return context;
    }

    private static Object read(String name, String written) throws IOException {
        int space = written.indexOf(' ');
        String value = written.substring(space + 1);
        return switch (written.substring(0, Math.max(space, 0))) {
            case "text" -> value;
            case "long" -> Long.valueOf(value);
            case "int" -> Integer.valueOf(value);
            case "boolean" -> Boolean.valueOf(value);
            default -> throw new IOException("execution context: " + name + " has no type that we write");
        };
    }
}
