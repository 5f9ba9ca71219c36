namespace CallRussia.Bot.Tests.Support;

/// <summary>What a process that died left behind.</summary>
internal static class DeadStore
{
    /// <summary>
    /// What each engine writes beside its file, and what counts after a crash: first, for the dead process may still carry from there into the file, and what is there twice does no harm.
    /// </summary>
    private static readonly string[] s_parts = ["-wal", "-journal", ""];

    /// <summary>The files as they lie: the dead process still has them open here.</summary>
    public static void Copy(string from, string to)
    {
        foreach (var part in s_parts)
            if (File.Exists(from + part)) File.Copy(from + part, to + part);
    }
}
