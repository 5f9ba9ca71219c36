using System.Text;

namespace CallRussia.Sandbox;

/// <summary>Text on the wire is UTF-8 and nothing else.</summary>
internal static class Utf8
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Refusal.BadRequest("strings must be encoded in UTF-8");
        }
    }
}
