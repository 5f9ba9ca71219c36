using CallRussia.Bot.Content;
using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Tests.Content;

/// <summary>A content folder of a test's own, which goes when the test ends. It begins as the smallest good one.</summary>
internal sealed class ContentSample : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("callrussia-content-").FullName;

    public ContentSample()
    {
        With("texts/time.yaml", File.ReadAllText(Path.Combine(RealContent, "texts", "time.yaml")));
        foreach (var language in Language.All)
        {
            Directory.CreateDirectory(Path.Combine(Folder, "guide", language.Code));
        }
    }

    /// <summary>The content the program is published with.</summary>
    public static string RealContent => Path.Combine(AppContext.BaseDirectory, "content");

    public string Folder => Path.Combine(_root, "content");

    public ContentSample With(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public ContentLoad Load(params string[] required) => ContentLoader.Load(Folder, required, PhrasebookPlaces.Codes);

    public IReadOnlyList<ContentError> Errors(params string[] required) => Assert.IsType<ContentLoad.Failed>(Load(required)).Errors;

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
