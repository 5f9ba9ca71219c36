using QRCoder;

namespace CallRussia.Bot.Telegram;

/// <summary>A link as the squares that a camera reads.</summary>
public static class LinkCode
{
    /// <summary>Row by row, true where it is dark, with a light margin of four squares. A seventh of it may be covered.</summary>
    public static bool[][] Squares(string link)
    {
        using var code = QRCodeGenerator.GenerateQrCode(link, QRCodeGenerator.ECCLevel.M);
        return [.. code.ModuleMatrix.Select(row => row.Cast<bool>().ToArray())];
    }
}
