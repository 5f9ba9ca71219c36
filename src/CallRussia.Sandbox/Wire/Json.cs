using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>How JSON is written here: letters stay letters, nothing is checked twice.</summary>
internal static class Json
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public static byte[] Bytes<T>(T state, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        Write(buffer, state, write);
        return buffer.WrittenSpan.ToArray();
    }

    public static void Write<T>(IBufferWriter<byte> buffer, T state, Action<Utf8JsonWriter, T> write)
    {
        using var writer = Writer(buffer);
        write(writer, state);
    }

    public static Utf8JsonWriter Writer(IBufferWriter<byte> buffer) => new(buffer, Options);

    /// <summary>Writes a string only when there is one: the Bot API leaves empty fields out.</summary>
    public static void WriteOptional(this Utf8JsonWriter writer, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            writer.WriteString(name, value);
        }
    }

    /// <summary>Writes a flag only when it is set.</summary>
    public static void WriteFlag(this Utf8JsonWriter writer, string name, bool value)
    {
        if (value)
        {
            writer.WriteBoolean(name, value);
        }
    }
}
