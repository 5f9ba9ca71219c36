using System.Text;
using CallRussia.Bot.Core.Organizing;

namespace CallRussia.Bot.Numbers;

/// <summary>The name of a file as it may stand in the audit log, where no number stands.</summary>
internal static class FileName
{
    /// <param name="file">A path, or - for standard input.</param>
    public static string ForLog(string file)
    {
        var name = Path.GetFileName(file);
        name = name.Length <= NumberFile.LongestName ? name : "…" + name[^(NumberFile.LongestName - 1)..];
        return WrittenNumbers.In(name).Numbers.Count == 0 ? name : MaskedText.Of(Encoding.UTF8.GetBytes(name));
    }
}
