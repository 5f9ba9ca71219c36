using CallRussia.Bot.Core.Material;

namespace CallRussia.Bot.Content;

/// <summary>Writes facts that were changed in the chat back into files.</summary>
public static class ContentExport
{
    /// <summary>Writes <c>content/facts/*.yaml</c>, the changes merged.</summary>
    /// <param name="from">The content folder that the changes stand over.</param>
    /// <param name="to">The folder that gets <c>content/facts</c>.</param>
    /// <returns>How many facts differ from those of <paramref name="from"/>.</returns>
    public static int WriteFacts(string from, string to, ContentLoad.Loaded files, IReadOnlyList<FactDraft> approved)
    {
        var changed = approved.Where(draft => files.Library.Facts.Find(draft.Id)?.Written != draft).ToList();
        var target = Directory.CreateDirectory(Path.Combine(to, "content", "facts")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(from, "facts"), "*.yaml")) File.WriteAllBytes(Path.Combine(target, Path.GetFileName(file)), File.ReadAllBytes(file));
        foreach (var theme in files.Library.Facts.Themes)
        {
            var file = Path.Combine(target, theme + ".yaml");
            var before = File.Exists(file) ? File.ReadAllText(file) : "";
            if (changed.Exists(draft => draft.Theme == theme || files.Library.Facts.Find(draft.Id)?.Theme == theme)) File.WriteAllText(file, FactWriter.Write(before, theme, changed));
        }
        return changed.Count;
    }
}
