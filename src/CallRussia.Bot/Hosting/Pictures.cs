using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>SVG to PNG by <c>rsvg-convert</c> (Debian: librsvg2-bin), where it is installed. Anything wrong with it means: no picture.</summary>
/// <param name="program">Another one in tests.</param>
public sealed class Pictures(ILogger<Pictures> logger, TimeProvider clock, string program = "rsvg-convert")
{
    /// <summary>It takes a tenth of a second; one that hangs must not hold the chat up.</summary>
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(10);

    /// <returns>Null when there is no such program, or it failed or took too long.</returns>
    public async Task<byte[]?> Png(string svg, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(AtMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            if (await Convert(svg, either.Token) is { } png) return png;
            logger.NoPicture("it failed");
        }
        catch (Win32Exception failure)
        {
            logger.NoPicture(failure.GetType().Name);
        }
        catch (IOException failure)
        {
            logger.NoPicture(failure.GetType().Name);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            logger.NoPicture(failure.GetType().Name);
        }
        return null;
    }

    private async Task<byte[]?> Convert(string svg, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(program, ["--format=png"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        try
        {
            return await Convert(process, svg, cancellationToken);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static async Task<byte[]?> Convert(Process process, string svg, CancellationToken cancellationToken)
    {
        using var png = new MemoryStream();
        // All three at once: a full pipe would stop it for ever.
        var said = process.StandardOutput.BaseStream.CopyToAsync(png, cancellationToken);
        var complained = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(svg), cancellationToken);
        process.StandardInput.Close();
        await Task.WhenAll(said, complained, process.WaitForExitAsync(cancellationToken));
        return process.ExitCode == 0 && png.Length > 0 ? png.ToArray() : null;
    }
}
