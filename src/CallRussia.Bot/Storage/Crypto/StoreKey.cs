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
        Write(file, Random(), replaces: false);
        return new ResolvedKey(Read(file), Warning(file));
    }

    /// <summary>The same, but no key is made where there is none: null.</summary>
    /// <exception cref="StoreException">The key is too short, or its file is damaged.</exception>
    public static ResolvedKey? Find(string? configured, string storePath)
    {
        if (!string.IsNullOrWhiteSpace(configured)) return new ResolvedKey(FromText(configured.Trim(), "Storage:Key"), null);
        var file = FileOf(storePath);
        return File.Exists(file) ? new ResolvedKey(Read(file), Warning(file)) : null;
    }

    /// <summary>The same key, written so that <see cref="Resolve"/> has nothing left to compute; null when none is configured.</summary>
    /// <exception cref="StoreException">The key is too short.</exception>
    public static string? Stretched(string? configured) =>
        string.IsNullOrWhiteSpace(configured) ? null : Convert.ToBase64String(FromText(configured.Trim(), "Storage:Key"));

    public static byte[] Random() => RandomNumberGenerator.GetBytes(Bytes);

    /// <summary>A key as somebody wrote it into a file, in one of the forms of Storage:Key.</summary>
    /// <exception cref="StoreException">There is no such file, or the key is too short.</exception>
    public static byte[] OfFile(string file) =>
        File.Exists(file) ? FromText(File.ReadAllText(file).Trim(), $"The key in '{file}'") : throw new StoreException($"There is no file '{file}'.");

    /// <summary>Where the key lies when none is configured.</summary>
    public static string FileOf(string storePath) => storePath + ".key";

    /// <summary>Where a new one waits until the store is sealed under it: see `key rotate`.</summary>
    public static string NextOf(string storePath) => FileOf(storePath) + ".next";

    /// <returns>Those of the keys that fit, as the store has them.</returns>
    /// <exception cref="StoreException">None does.</exception>
    internal static Keys Fitting(IEnumerable<Keys> keys, KeyNote note, string storePath) =>
        keys.Select(one => one.Fitting(note)).FirstOrDefault(one => one is not null)
        ?? throw new StoreException(File.Exists(NextOf(storePath)) ? StoreSentences.HalfChangedKey(storePath) : StoreSentences.OtherKey(storePath));

    /// <param name="what">Begins a sentence.</param>
    private static byte[] FromText(string text, string what)
    {
        if (text.Length < ShortestPassphrase)
            throw new StoreException($"{what} has less than {ShortestPassphrase} characters: use 32 random bytes in base64 or a long passphrase.");
        Span<byte> bytes = stackalloc byte[Bytes + 16];
        if (Convert.TryFromBase64String(text, bytes, out var length) && length == Bytes) return bytes[..Bytes].ToArray();
        return Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(text), Salt, Rounds, HashAlgorithmName.SHA256, Bytes);
    }

    /// <summary>The key that a key file holds.</summary>
    /// <exception cref="StoreException">The file is damaged.</exception>
    internal static byte[] Read(string file)
    {
        var bytes = new byte[Bytes + 16];
        return Convert.TryFromBase64String(File.ReadAllText(file).Trim(), bytes, out var length) && length == Bytes
            ? bytes[..Bytes]
            : throw new StoreException($"The key file '{file}' is damaged: it should hold 32 bytes in base64. Put back a copy of it.");
    }

    /// <summary>Whole or not at all: a store encrypted with half a key would be lost.</summary>
    /// <param name="replaces">Otherwise another process that was faster wins.</param>
    internal static void Write(string file, byte[] key, bool replaces)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var temporary = $"{file}.{Environment.ProcessId}.tmp";
        File.Delete(temporary);
        using (var stream = new FileStream(temporary, OwnerOnly()))
        {
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(key) + "\n"));
            stream.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(temporary, file, overwrite: replaces);
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
