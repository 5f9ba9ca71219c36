using CallRussia.Bot.Content;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Tests.Content;

/// <summary>A content folder of a test's own, which goes when the test ends. It begins as the smallest good one.</summary>
internal sealed class ContentSample : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("callrussia-content-").FullName;

    public ContentSample()
    {
        With("texts/time.yaml", File.ReadAllText(Path.Combine(RealContent, "texts", "time.yaml")));
        With("texts/common.yaml", "and: {all: and}\n");
        With("texts/tip.yaml", Tips()).With("texts/opener.yaml", "plain: {all: Hello}\n");
        With("quiz/short.yaml", "- {id: first, options: 2, right: b}\n").With("texts/quiz.yaml", Question("first", "ab"));
        With("facts/themes.yaml", "- {id: one, title: {all: One}}\n").With("small-talk.yaml", "- {id: day, when: any, text: {all: Hello}}\n");
        With("professional-help.yaml", "- {id: near, text: {all: Help}, source: 'https://example.org', checked: 2026-11-01}\n");
        foreach (var moment in CareShelf.Moments) With($"care/{moment}.yaml", $"id: {moment}\ntitle: {{all: Care}}\nscreens:\n  - {{all: Breathe}}\n");
        foreach (var folder in (string[])["objections", "practice", "course"]) Directory.CreateDirectory(Path.Combine(Folder, folder));
        foreach (var language in Language.All)
        {
            Directory.CreateDirectory(Path.Combine(Folder, "guide", language.Code));
        }
    }

    /// <summary>The content the program is published with.</summary>
    public static string RealContent => Path.Combine(AppContext.BaseDirectory, "content");

    public string Folder => Path.Combine(_root, "content");

    /// <summary>One tip for each moment of a call but those <paramref name="without"/>.</summary>
    public static string Tips(params string[] without) =>
        string.Concat(GuideAssembly.Moments.Except(without).Select(moment => $"{moment}:\n  only: {{all: Tip}}\n"));

    /// <summary>The texts of a question of the quiz with these answers.</summary>
    public static string Question(string id, string answers) =>
        $"{id}:\n  question: {{all: Which?}}\n{string.Concat(answers.Select(letter => $"  {letter}.button: {{all: {letter}}}\n"))}  why: {{all: Because}}\n";

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
