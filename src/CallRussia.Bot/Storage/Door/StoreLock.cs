using CallRussia.Bot.Storage.Failures;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallRussia.Bot.Storage.Door;

/// <summary>
/// The right to open a store's file: the operating system's lock on a file beside it, which ends with its process, however that ends. The
/// file itself stays; removing it would let two processes lock two different files of that name. What stands in it tells a bot from a verb
/// of the command line: nobody else can read a locked file, but its length is seen.
/// </summary>
internal static class StoreLock
{
    // What the systems answer when somebody else has a file: Linux, macOS, Windows.
    private const int EAgain = 11;
    private const int EAgainOnMac = 35;
    private const int SharingViolation = 32;

    /// <summary>Ten seconds: between its lock and its door a bot only reads its content.</summary>
    private const int LooksForDoor = 200;

    /// <summary>Five minutes: longer than an import of all numbers there are.</summary>
    private const int LooksForVerb = 6_000;

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    public static string Of(string path) => path + ".lock";

    /// <summary>For what no door leads to: whoever replaces the file.</summary>
    /// <exception cref="StoreException">A bot has it, or a verb for too long.</exception>
    public static FileStream Alone(string path) => Take(path, isBot: false, enter: null, TimeProvider.System, NullLogger.Instance)!;

    /// <summary>Waits for a verb that has the store, for a bot only until its door opens.</summary>
    /// <param name="isBot">Who takes it.</param>
    /// <param name="enter">The way through the door of a bot that has it; null where there is none, as for a second bot.</param>
    /// <returns>The lock; null when <paramref name="enter"/> succeeded.</returns>
    /// <exception cref="StoreException">Somebody else has it; the message says who, and what to do.</exception>
    public static FileStream? Take(string path, bool isBot, Func<bool>? enter, TimeProvider clock, ILogger log)
    {
        for (var looks = 1; ; looks++)
        {
            if (TryTake(path, isBot) is { } taken) return taken;
            if (IsOfBot(path))
            {
                if (enter?.Invoke() == true) return null;
                // Not at the first look: whoever has just taken it may not have written yet who he is.
                if (enter is null && looks > 1) throw OtherBot(path);
                if (looks >= LooksForDoor) throw NoDoor(path);
            }
            else
            {
                if (looks >= LooksForVerb) throw EndlessVerb(path);
                if (looks == 2) log.WaitsForVerb(path);
            }
            Task.Delay(LookAgain, clock).GetAwaiter().GetResult();
        }
    }

    /// <summary>The lock on a file of that name; null while another one has it.</summary>
    /// <exception cref="IOException">The file can't be made or opened.</exception>
    public static FileStream? TryHold(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held) when ((held.HResult & 0xffff) is EAgain or EAgainOnMac or SharingViolation)
        {
            return null;
        }
    }

    private static FileStream? TryTake(string path, bool isBot)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            if (TryHold(Of(path)) is not { } file) return null;
            file.SetLength(0);
            if (isBot) file.Write("bot\n"u8);
            file.Flush();
            return file;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StoreException($"The folder of the store '{path}' may not be written to: check its rights.", e);
        }
        catch (IOException e)
        {
            throw new StoreException($"The store '{path}' can't be locked ({e.Message}) Check Storage:Path.", e);
        }
    }

    private static bool IsOfBot(string path) => new FileInfo(Of(path)) is { Exists: true, Length: > 0 };

    private static StoreException OtherBot(string path) =>
        new($"The store '{path}' can't be taken: another bot is running with it. Stop that one first, or set another Storage:Path.");

    private static StoreException NoDoor(string path) =>
        new($"A bot is running with the store '{path}', but nobody answers at '{Doorway.Of(path)}': its log says why it does not listen there. Stop the bot, and repeat this.");

    private static StoreException EndlessVerb(string path) =>
        new($"The store '{path}' can't be taken: a verb of the command line, such as an import, has had it for five minutes. Wait until it is done, or stop it.");
}
