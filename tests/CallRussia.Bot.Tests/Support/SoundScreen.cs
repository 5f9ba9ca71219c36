using System.Text.RegularExpressions;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Telegram.Api;

namespace CallRussia.Bot.Tests.Support;

/// <summary>What Telegram takes: a length, closed tags of the known kinds, buttons that are read whole on a phone.</summary>
internal static partial class SoundScreen
{
    private static readonly string[] Known = ["b", "i", "u", "s", "code", "blockquote", "a"];

    public static void Check(MessagePayload message, string where)
    {
        Assert.True(Html.VisibleLength(message.Html) is > 0 and <= Limits.MessageCharacters, $"{where}: {Html.VisibleLength(message.Html)} characters");
        var open = new Stack<string>();
        foreach (Match tag in Tag().Matches(message.Html))
        {
            var name = tag.Groups["name"].Value.Split(' ')[0];
            Assert.True(Known.Contains(name), $"{where}: <{name}>");
            if (tag.Groups["end"].Length == 0) open.Push(name);
            else Assert.True(open.TryPop(out var opened) && opened == name, $"{where}: </{name}>");
        }

        Assert.True(open.Count == 0, $"{where}: {string.Join(", ", open)} not closed");
        Assert.False(message.Html.Contains('{', StringComparison.Ordinal), where);
        var buttons = message.Rows!.SelectMany(row => row).ToList();
        Assert.InRange(buttons.Count, 1, OutgoingLimits.KeyboardButtons);
        foreach (var row in message.Rows!)
            Assert.All(row, button => Assert.True(button.Label.Length > 0 && LabelWidth.Fits(button.Label, row.Count), $"{where}: {button.Label} is cut on a phone ({row.Count} in its row)"));
    }

    [GeneratedRegex("<(?<end>/?)(?<name>[^>]*)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();
}
