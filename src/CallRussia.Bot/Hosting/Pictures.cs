using System.Xml;
using Microsoft.Extensions.Logging;
using SkiaSharp;
using Svg.Skia;

namespace CallRussia.Bot.Hosting;

/// <summary>SVG to PNG, in this process and in a typeface that is part of the program: pictures look the same wherever the bot runs.</summary>
public sealed class Pictures(ILogger<Pictures> logger) : IDisposable
{
    /// <summary>Telegram scales wider pictures down, which blurs their words.</summary>
    private const float Width = 1280;

    private readonly Lock _making = new();

    /// <summary>Made with the first picture: until then nothing of Skia is loaded.</summary>
    private ShippedTypeface? _typeface;

    /// <returns>Null when this machine can't draw, or the SVG can't be read: then characters are sent.</returns>
    public Task<byte[]?> Png(string svg, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                return Draw(svg);
            }
            catch (Exception failure) when (failure is XmlException or DllNotFoundException or TypeInitializationException or BadImageFormatException)
            {
                logger.NoPicture(failure.GetType().Name);
                return null;
            }
        },
        cancellationToken);

    public void Dispose() => _typeface?.Dispose();

    private ShippedTypeface Typeface()
    {
        lock (_making) return _typeface ??= new ShippedTypeface();
    }

    private byte[]? Draw(string svg)
    {
        using var drawing = new SKSvg();
        // Only our typeface: those installed on a machine look different, and may lack letters.
        drawing.Settings.TypefaceProviders = [Typeface()];
        if (drawing.FromSvg(svg) is not { } picture || picture.CullRect.Width <= 0)
        {
            logger.NoPicture("there is nothing to draw");
            return null;
        }

        var scale = Width / picture.CullRect.Width;
        using var bitmap = new SKBitmap((int)Width, (int)(picture.CullRect.Height * scale), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        canvas.Scale(scale);
        canvas.DrawPicture(picture);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, quality: 100);
        return png.ToArray();
    }
}
