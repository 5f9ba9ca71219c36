using System.Collections.Immutable;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>
/// What the volunteer sees: paragraphs (an empty line between them) and rows of buttons. It knows keys of texts, not words,
/// and nothing of Telegram.
/// </summary>
public sealed record Screen(ImmutableArray<Text> Paragraphs, ImmutableArray<ImmutableArray<Button>> Rows)
{
    /// <summary>
    /// The lease that this screen is about. When it is over, a live screen, which shows the number, leaves the chat; an announcement loses its buttons.
    /// </summary>
    public LeaseId? Holds { get; init; }

    public static Screen Of(params Text[] paragraphs) => new([.. paragraphs], []);

    public Screen Row(params Button[] buttons) => this with { Rows = Rows.Add([.. buttons]) };

    /// <summary>A row with the buttons to the pages before and after, where there are any.</summary>
    /// <param name="page">Pages are numbered from 0.</param>
    public Screen Turn(int page, int last, Func<int, Trigger> to)
    {
        List<Button> turns = [];
        if (page > 0) turns.Add(new Button.Press(new Text("common.previous.button"), to(page - 1)));
        if (page < last) turns.Add(new Button.Press(new Text("common.next.button"), to(page + 1)));
        return turns.Count == 0 ? this : Row([.. turns]);
    }

    /// <summary>With each button as it becomes.</summary>
    public Screen Each(Func<Button, Button> becomes) => this with { Rows = [.. Rows.Select(row => row.Select(becomes).ToImmutableArray())] };

    public Screen And(Text paragraph) => this with { Paragraphs = Paragraphs.Add(paragraph) };

    public Screen Before(Text paragraph) => this with { Paragraphs = Paragraphs.Insert(0, paragraph) };

    public bool Equals(Screen? other) => other is not null
        && Holds == other.Holds
        && Paragraphs.SequenceEqual(other.Paragraphs)
        && Rows.Length == other.Rows.Length
        && Rows.Zip(other.Rows).All(pair => pair.First.SequenceEqual(pair.Second));

    public override int GetHashCode() => Paragraphs.Aggregate(HashCode.Combine(Rows.Length, Holds), static (hash, text) => HashCode.Combine(hash, text));
}

/// <summary>A pressed thing. Its label is a text; what it does is one of the cases.</summary>
public abstract record Button(Text Label)
{
    /// <summary>Brings <paramref name="Trigger"/> in. A lasting one works from any old message; others only from the live screen.</summary>
    public sealed record Press(Text Label, Trigger Trigger, bool Lasting = false) : Button(Label);

    /// <summary>Puts <paramref name="Content"/> on the clipboard; the bot hears nothing of it.</summary>
    public sealed record Copy(Text Label, TextArg.Shown Content) : Button(Label);

    /// <summary>Opens a page in the browser (http, https or tg only: Telegram refuses tel: and others).</summary>
    public sealed record Link(Text Label, string Url) : Button(Label);

    /// <summary>Opens a page of ours inside Telegram, which tells it who opened it.</summary>
    public sealed record App(Text Label, Uri Url) : Button(Label);
}
