using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Material;

/// <summary>One text as an editor wrote it, with its markup, in the three languages.</summary>
public sealed record FactWords(string Russian = "", string English = "", string Lithuanian = "")
{
    public string In(Language language) => language == Language.Russian ? Russian : language == Language.Lithuanian ? Lithuanian : English;

    public FactWords With(Language language, string words) =>
        language == Language.Russian ? this with { Russian = words } : language == Language.Lithuanian ? this with { Lithuanian = words } : this with { English = words };
}

/// <summary>A fact as it is written: everything that stands in its file and can be changed in the chat.</summary>
/// <param name="Id">Never changes.</param>
/// <param name="Url">Where it can be looked up; for editors, callers never see it.</param>
public sealed record FactDraft(
    string Id, string Theme, DateOnly AsOf, DateOnly ReviewBy, string Url, FactWords Claim, FactWords Source, FactWords Limit)
{
    /// <inheritdoc cref="Fact.AsOfMonth"/>
    public bool AsOfMonth { get; init; }

    /// <inheritdoc cref="Fact"/>
    public bool Official { get; init; }

    public bool TrainingOnly { get; init; }

    public bool Estimate { get; init; }

    /// <summary>The fact as callers meet it; its words go into the phrasebook.</summary>
    public Fact ToFact() => new(Id, Theme, AsOf, ReviewBy, Official, TrainingOnly, Estimate)
    {
        AsOfMonth = AsOfMonth,
        Length = new Lengths(LengthIn(Language.Russian), LengthIn(Language.English) + Claim.Russian.Length, LengthIn(Language.Lithuanian) + Claim.Russian.Length),
        Url = Url.Length > 0 ? Url : null,
        Written = this,
    };

    private int LengthIn(Language language) => Claim.In(language).Length + Source.In(language).Length;
}
