using System.Globalization;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Content;

/// <summary>A text that could be read as a template, with the place it came from.</summary>
public sealed record ContentText(ContentSource From, PhrasebookTemplate Template);

/// <summary>What texts must keep to besides being readable. Limits: Bot API, sendMessage, sendPhoto, answerCallbackQuery, BotCommand, setMyDescription.</summary>
internal static class ContentRules
{
    // The usual length of an argument on the screen: a name, a region, a time.
    private const int UsualArgument = 20;

    // Two swipes of a thumb: people read the guide during a call.
    private const int GuideScreenThatFits = 900;

    private static readonly (string Ending, int Limit)[] Limits =
    [
        (".toast", 200), (".caption", 1024), (".command", 256), (".short-description", 120), (".description", 512), ("", 4096),
    ];

    // A choice or an answer is said in one breath; a screen of the course holds one thought.
    private static readonly (string Beginning, string Ending, int Fits)[] Readable =
    [
        ("practice.", ".text", 90), ("practice.", ".why", 200), ("course.", ".text", 90), ("course.", ".why", 200), ("course.", ".output", 200), ("course.", "", 450),
    ];

    private static readonly string[] WithoutTags = [".toast", ".button", ".command", ".title", "description"];

    public static void Check(ContentText text, ContentReport report)
    {
        var key = text.From.Key;
        var length = text.Template.Length(UsualArgument);
        var limit = Limits.First(rule => key.EndsWith(rule.Ending, StringComparison.Ordinal)).Limit;
        if (length > limit)
        {
            report.Add(text.From.Error($"the text has about {length} characters, Telegram takes {limit}", "Shorten it or split it in two"));
        }

        if (text.Template.HasTags && WithoutTags.Any(ending => key.EndsWith(ending, StringComparison.Ordinal)))
        {
            report.Add(text.From.Error("tags can't be shown in a button, toast, command, description or title", "Remove the tags"));
        }

        CheckButton(text, report);
        CheckReadable(text, length, report);
        if (key.StartsWith("guide.", StringComparison.Ordinal) && length > GuideScreenThatFits)
        {
            report.Warn(text.From.Error($"the screen has {length} characters, {GuideScreenThatFits} fit the hand", "Keep what helps during a call"));
        }
    }

    public static void CheckTogether(IReadOnlyList<ContentText> languages, ContentReport report)
    {
        var names = languages.SelectMany(static text => text.Template.Placeholders).ToHashSet(StringComparer.Ordinal);
        foreach (var text in languages)
        {
            foreach (var name in names.Except(text.Template.Placeholders, StringComparer.Ordinal))
            {
                report.Add(text.From.Error($"{{{name}}} is missing here, another language has it", $"Add {{{name}}} or take it out everywhere"));
            }
        }
    }

    private static void CheckReadable(ContentText text, int length, ContentReport report)
    {
        var key = text.From.Key;
        var rule = Readable.FirstOrDefault(rule => key.StartsWith(rule.Beginning, StringComparison.Ordinal) && key.EndsWith(rule.Ending, StringComparison.Ordinal));
        if (rule.Fits > 0 && length > rule.Fits)
        {
            report.Warn(text.From.Error($"{length} characters, {rule.Fits} are read at a glance", "Say it shorter"));
        }
    }

    private static void CheckButton(ContentText text, ContentReport report)
    {
        if (!text.From.Key.EndsWith(".button", StringComparison.Ordinal))
        {
            return;
        }

        if (!text.Template.Placeholders.Any() && !LabelWidth.Fits(text.From.Source.Trim(), across: 1))
        {
            report.Warn(text.From.Error("the label is cut off on a phone", "Say it shorter: about 34 letters fit"));
        }

        if (text.From.Source.EnumerateRunes().Any(static rune => Rune(rune) is UnicodeCategory.OtherSymbol))
        {
            report.Warn(text.From.Error("buttons carry no emoji", "Remove it"));
        }
    }

    private static UnicodeCategory Rune(System.Text.Rune rune) => System.Text.Rune.GetUnicodeCategory(rune);
}
