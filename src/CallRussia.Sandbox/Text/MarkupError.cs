using System.Text;

namespace CallRussia.Sandbox;

/// <summary>Refusals of marked up text. The real server counts bytes.</summary>
internal static class MarkupError
{
    public static Refusal At(string what, string text, int position) =>
        Of($"{what} at byte offset {Encoding.UTF8.GetByteCount(text.AsSpan(0, position))}");

    public static Refusal Of(string what) => Refusal.BadRequest("can't parse entities: " + what);
}
