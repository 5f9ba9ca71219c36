namespace CallRussia.Bot.Storage.Failures;

/// <summary>What is said to operators about the files of a store, whichever engine keeps it: what is wrong and what to do.</summary>
internal static class StoreSentences
{
    public static string Full(string path) => $"The disk of the store '{path}' is full: nothing of the last step was kept. Free some space; the bot goes on by itself.";

    public static string Failing(string path, string why) => $"The disk of the store '{path}' does not read or write ({why}). Nothing of the last step was kept. Check the disk.";

    public static string NotOpened(string path) => $"The store '{path}' can't be opened: check that its folder exists and may be written to.";

    public static string NotWritable(string path) => $"The store '{path}' may not be written to: check the rights of the file and its folder.";

    public static string Damaged(string path) => $"The store '{path}' is damaged. Stop the bot, keep the file aside and restore the last backup (restore FILE).";

    public static string DamagedJournal(string path) =>
        $"The journal of the store '{path}' is damaged, and with it some of what was said to be kept. Keep the store and '{path}-journal' aside and restore the last backup (restore FILE).";

    public static string NoStore(string path) => $"'{path}' is not a store of this bot, or it is damaged from the start. Keep the file aside and restore the last backup (restore FILE).";

    public static string NotOurs(string path) => $"'{path}' is a database, but not a store of this bot. Check Storage:Path.";

    public static string CutShort(string path) => $"The store '{path}' is cut short: its end is missing. Keep the file aside and restore the last backup (restore FILE).";

    public static string Newer(string path, int form, int known) => $"The store '{path}' was written by a newer version of the program (form {form}, this one knows {known}). Use the newer program.";

    public static string OtherKey(string path) => $"Storage:Key does not fit this store ('{path}'): it was written with another key. Set the key it was made with; nothing was changed.";

    public static string HalfChangedKey(string path) =>
        $"Storage:Key does not fit this store ('{path}'). If a change of its key was cut off, run `key rotate` again: it finishes. Otherwise set the key it was made with; nothing was changed.";

    public const string Unsound = "The copy is not sound, so it was not kept: the store itself may be damaged. Run check, and keep the last good backup.";

    public static string TooBusy(string path) => $"The store '{path}' changes too fast to be read through now. Nothing is lost; try again when fewer people write.";

    public static string CutOff(string path, string former) =>
        $"Another store was to take the place of '{path}' (restore or migrate), and that was cut off. Run it again; what was there lies in '{former}'. To go back to that, give it, and what lies beside it under its name, the old name; to begin an empty store, take it elsewhere.";

    public static string OfOtherEngine(string path, string engine) =>
        $"The store '{path}' is one of {engine}. Set Storage:Engine={engine} to go on with it, or convert it once: migrate FILE makes a store of this engine of it; the old file stays as it is.";
}
