using SkiaSharp;
using Svg.Skia.TypefaceProviders;

namespace CallRussia.Bot.Hosting;

/// <summary>Noto Sans, plain and bold, from <c>Fonts/</c>: the answer to whatever typeface is asked for.</summary>
public sealed class ShippedTypeface : ITypefaceProvider, IDisposable
{
    private readonly SKTypeface _plain = Load("NotoSans-Regular.ttf");
    private readonly SKTypeface _bold = Load("NotoSans-Bold.ttf");

    public SKTypeface FromFamilyName(string fontFamily, SKFontStyleWeight fontWeight, SKFontStyleWidth fontWidth, SKFontStyleSlant fontStyle) =>
        fontWeight >= SKFontStyleWeight.SemiBold ? _bold : _plain;

    public void Dispose()
    {
        _plain.Dispose();
        _bold.Dispose();
    }

    private static SKTypeface Load(string name)
    {
        using var font = typeof(ShippedTypeface).Assembly.GetManifestResourceStream($"CallRussia.Bot.Fonts.{name}")!;
        return SKTypeface.FromStream(font);
    }
}
