using System.Runtime.InteropServices;

namespace CallRussia.Bot.Commands;

/// <summary>Everything that this program writes can be read by its own user alone: the store, its log and key, copies, rejects, exports, log files.</summary>
internal static class OwnerOnly
{
    private const uint GroupAndOthers = 0b000_111_111;

    /// <summary>One rule for the whole process, also for the files that SQLite makes. Windows has its own rights, inherited from the folder.</summary>
    public static void FromNowOn()
    {
        if (!OperatingSystem.IsWindows()) _ = SetMask(GroupAndOthers);
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint SetMask(uint withheld);
}
