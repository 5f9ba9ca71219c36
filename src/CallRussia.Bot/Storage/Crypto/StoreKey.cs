using System.Security.Cryptography;
using System.Text;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Storage.Crypto;

/// <param name="Warning">What to tell the operator, if anything.</param>
public sealed record ResolvedKey(byte[] Bytes, string? Warning);

/// <summary>
/// The master key of a store. Configured: base64 of exactly 32 bytes is taken as it is; any other text of at least 16 characters is a
/// passphrase. Not configured: a key file beside the store.
/// </summary>
public static class StoreKey
{
    public const int Bytes = 32;
    public const int ShortestPassphrase = 16;

    // A salt of its own per store would have to lie beside it; 600,000 rounds (OWASP 2023) make guessing a passphrase dear all the same.
    private const int Rounds = 600_000;
    private static readonly byte[] Salt = "CallRussia.Bot store key v1"u8.ToArray();

    /// <param name="configured">The value of Storage:Key; null or empty when there is none.</param>
    /// <exception cref="StoreException">The key is too short, or the store exists and its key is missing.</exception>
    public static ResolvedKey Resolve(string? configured, string storePath)
    {
        if (Find(configured, storePath) is { } found) return found;
        var file = FileOf(storePath);
        if (File.Exists(storePath) && new FileInfo(storePath).Length > 0)
            throw new StoreException(
                $"The store '{storePath}' exists, but its key is missing: set Storage:Key, or put the key file back as '{file}'. Without the key it can't be read.");
        Create(file);
        return new ResolvedKey(Read(file), Warning(file));
    }

    /// <summary>The same, but no key is made where there is none: null.</summary>
    /// <exception cref="StoreException">The key is too short, or its file is damaged.</exception>
    public static ResolvedKey? Find(string? configured, string storePath)
    {
        if (!string.IsNullOrWhiteSpace(configured)) return new ResolvedKey(FromText(configured.Trim()), null);
        var file = FileOf(storePath);
        return File.Exists(file) ? new ResolvedKey(Read(file), Warning(file)) : null;
    }

    /// <summary>The same key, written so that <see cref="Resolve"/> has nothing left to compute; null when none is configured.</summary>
    /// <exception cref="StoreException">The key is too short.</exception>
    public static string? Stretched(string? configured) =>
        string.IsNullOrWhiteSpace(configured) ? null : Convert.ToBase64String(FromText(configured.Trim()));

    /// <summary>Where the key lies when none is configured.</summary>
    public static string FileOf(string storePath) => storePath + ".key";

    private static byte[] FromText(string text)
    {
        if (text.Length < ShortestPassphrase)
            throw new StoreException($"Storage:Key has less than {ShortestPassphrase} characters: use 32 random bytes in base64 or a long passphrase.");
        Span<byte> bytes = stackalloc byte[Bytes + 16];
        if (Convert.TryFromBase64String(text, bytes, out var length) && length == Bytes) return bytes[..Bytes].ToArray();
        return Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(text), Salt, Rounds, HashAlgorithmName.SHA256, Bytes);
    }

    private static byte[] Read(string file)
    {
        var bytes = new byte[Bytes + 16];
        return Convert.TryFromBase64String(File.ReadAllText(file).Trim(), bytes, out var length) && length == Bytes
            ? bytes[..Bytes]
            : throw new StoreException($"The key file '{file}' is damaged: it should hold 32 bytes in base64. Put back a copy of it.");
    }

    /// <summary>Whole or not at all: a store encrypted with half a key would be lost. Another process that was faster wins.</summary>
    private static void Create(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var temporary = $"{file}.{Environment.ProcessId}.tmp";
        File.Delete(temporary);
        using (var stream = new FileStream(temporary, OwnerOnly()))
        {
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)) + "\n"));
            stream.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(temporary, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(temporary);
        }
    }

    private static FileStreamOptions OwnerOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static string Warning(string file) =>
        $"The store's key lies in '{file}' beside the store: whoever takes both can read the numbers. Keep a copy elsewhere, and better set Storage:Key and remove the file.";
}
