using System.Collections.Immutable;

namespace CallRussia.Bot.Core.Texts;

/// <summary>
/// What to say, not yet in any language: a key of the phrasebook (<c>calling.number-shown</c>) with named arguments.
/// Two texts are equal when key and arguments are, so that decisions can be compared in tests.
/// </summary>
public sealed record Text(string Key)
{
    private ImmutableSortedDictionary<string, TextArg> Named { get; init; } =
        ImmutableSortedDictionary.Create<string, TextArg>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, TextArg> Args => Named;

    /// <summary>The same text with one more argument, or with another value for it.</summary>
    public Text With(string name, TextArg value) => this with { Named = Named.SetItem(name, value) };

    public bool Equals(Text? other) =>
        other is not null && Key == other.Key
        && Named.Keys.SequenceEqual(other.Named.Keys, StringComparer.Ordinal) && Named.Values.SequenceEqual(other.Named.Values);

    public override int GetHashCode() =>
        Named.Aggregate(Key.GetHashCode(StringComparison.Ordinal), static (hash, arg) => HashCode.Combine(hash, arg.Key, arg.Value));

    public override string ToString() =>
        Named.IsEmpty ? Key : $"{Key}({string.Join(", ", Named.Select(static arg => $"{arg.Key}: {arg.Value}"))})";
}

/// <summary>An argument of a <see cref="Text"/>: a closed family, so that a phrasebook knows how to say each in every language.</summary>
public abstract record TextArg
{
    private TextArg()
    {
    }

    public static implicit operator TextArg(int value) => new Count(value);

    public static implicit operator TextArg(string value) => new Words(value);

    public static implicit operator TextArg(Text value) => new Nested(value);

    /// <summary>A number of things; the only argument that plural forms may ask for.</summary>
    public sealed record Count(int Value) : TextArg
    {
        public override string ToString() => $"{Value}";
    }

    /// <summary>Somebody's words, taken as they are; escaped when rendered.</summary>
    public sealed record Words(string Value) : TextArg
    {
        public override string ToString() => $"«{Value}»";
    }

    /// <summary>A text inside a text, rendered in the same language.</summary>
    public sealed record Nested(Text Value) : TextArg
    {
        public override string ToString() => Value.ToString();
    }

    /// <summary>A text inside a text, always in Russian: what is said aloud on a call.</summary>
    public sealed record Spoken(Text Value) : TextArg
    {
        public override string ToString() => $"aloud: {Value}";
    }

    /// <summary>Words of an editor with their markup, which no phrasebook holds yet.</summary>
    public sealed record Written(string Source) : TextArg
    {
        public override string ToString() => $"«{Source}»";
    }

    /// <summary>
    /// Somebody by their id, or its end, and before it the name that Telegram shows for them now. The name is no part of what is kept: only its
    /// place is marked (<see cref="NameMark"/>), and filled when the message goes out.
    /// </summary>
    public sealed record Person(long Who, string Id) : TextArg
    {
        public override string ToString() => Id;
    }

    /// <summary>Texts one under another.</summary>
    public sealed record Lines(ImmutableArray<Text> Items) : TextArg
    {
        public Lines(params IEnumerable<Text> items) : this([.. items])
        {
        }

        public bool Equals(Lines? other) => other is not null && Items.SequenceEqual(other.Items);

        public override int GetHashCode() => Items.Aggregate(0, HashCode.Combine);

        public override string ToString() => string.Join(" / ", Items);
    }

    /// <summary>Things in a row of a sentence: "a, b and c".</summary>
    public sealed record Listing(ImmutableArray<TextArg> Items) : TextArg
    {
        public Listing(params IEnumerable<TextArg> items) : this([.. items])
        {
        }

        public bool Equals(Listing? other) => other is not null && Items.SequenceEqual(other.Items);

        public override int GetHashCode() => Items.Aggregate(0, HashCode.Combine);

        public override string ToString() => string.Join(", ", Items);
    }

    /// <summary>A phone number in full, for the one screen that shows it; everywhere else it prints its last two digits.</summary>
    public sealed record Shown(string Full) : TextArg
    {
        public override string ToString() => Full.Length < 2 ? "…" : $"…{Full[^2..]}";
    }

    /// <summary>A text that opens a page when pressed; only its words where markup can't be.</summary>
    public sealed record Linked(Text Label, string Url) : TextArg
    {
        public override string ToString() => $"{Label} → {Url}";
    }

    /// <summary>A time of day on the reader's clock: 14:20.</summary>
    public sealed record Clock(DateTime Local) : TextArg
    {
        public override string ToString() => $"{Local:HH:mm}";
    }

    /// <summary>A moment as people say it, seen from <paramref name="Today"/>: "tomorrow at 10:00". Both on the reader's clock.</summary>
    public sealed record DayTime(DateTime Local, DateTime Today) : TextArg
    {
        public override string ToString() => $"{Local:yyyy-MM-dd HH:mm}";
    }

    /// <summary>The same moment as the end of something: what follows "until".</summary>
    public sealed record Deadline(DateTime Local, DateTime Today) : TextArg
    {
        public override string ToString() => $"{Local:yyyy-MM-dd HH:mm}";
    }

    /// <summary>A day of the coming week, short enough for a button: "today", "Wed, 25 November".</summary>
    public sealed record Near(DateOnly On, DateOnly Today) : TextArg
    {
        public override string ToString() => $"{On:yyyy-MM-dd}";
    }

    /// <summary>A calendar date with its year.</summary>
    public sealed record Date(DateOnly Day) : TextArg
    {
        public override string ToString() => $"{Day:yyyy-MM-dd}";
    }

    /// <summary>A month of a year, where the day is not known.</summary>
    public sealed record Month(DateOnly In) : TextArg
    {
        public override string ToString() => $"{In:yyyy-MM}";
    }

    /// <summary>A day of the week by its name.</summary>
    public sealed record Weekday(DayOfWeek Day) : TextArg
    {
        public override string ToString() => $"{Day}";
    }

    /// <summary>A region by its ISO 3166-2 code.</summary>
    public sealed record RegionName(string Code) : TextArg
    {
        public override string ToString() => Code;
    }

    /// <summary>A country by its ISO 3166-1 alpha-2 code.</summary>
    public sealed record CountryName(string Code) : TextArg
    {
        public override string ToString() => Code;
    }

    /// <summary>A time zone by its IANA name.</summary>
    public sealed record ZoneName(string Id) : TextArg
    {
        public override string ToString() => Id;
    }

    /// <summary>A length of time, said in whole minutes, rounded up; from two days on in whole days.</summary>
    public sealed record Duration(TimeSpan Length) : TextArg
    {
        public override string ToString() => $"{Length}";
    }
}
