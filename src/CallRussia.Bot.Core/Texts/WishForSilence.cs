namespace CallRussia.Bot.Core.Texts;

/// <summary>
/// Hears in typed words that somebody wants no more calls: in all three languages, with a slip of the finger, Russian in Latin letters too, or typed
/// on the other keyboard.
/// </summary>
public static class WishForSilence
{
    /// <summary>Words that may stand between two of a phrase: "не звоните (пожалуйста) больше".</summary>
    private const int Between = 1;

    /// <summary>Words read of a message: a pasted page must not keep the bot busy.</summary>
    private const int Read = 100;

    /// <summary>In shorter words one slip makes another word.</summary>
    private const int LongEnough = 5;

    /// <summary>Each says it by itself. "Не звоните" alone does not: so volunteers look up what people say.</summary>
    private static readonly Word[][] s_phrases =
    [
        .. from phrase in (string[])
           [
               "не звоните мне", "мне не звоните", "не звони мне", "мне не звони", "не звоните нам", "нам не звоните", "не звоните больше", "больше не звоните", "не звони больше",
               "больше не звони", "не звоните никогда", "никогда не звоните", "не звоните сюда", "не звоните на этот", "не надо мне звонить", "не надо нам звонить", "не надо больше звонить",
               "не нужно мне звонить", "не нужно больше звонить", "прошу не звонить", "прошу больше не звонить", "просьба не звонить", "просьба больше не звонить", "перестаньте звонить",
               "прекратите звонить", "хватит звонить", "перестаньте названивать", "прекратите названивать", "хватит названивать", "не беспокойте меня", "меня не беспокойте",
               "не беспокойте больше", "больше не беспокойте", "удалите мой номер", "уберите мой номер", "вычеркните мой номер",
               "stop calling", "stop phoning", "quit calling", "dont call me", "do not call me", "dont call us", "do not call us", "dont call again", "do not call again", "dont call anymore",
               "do not call anymore", "never call me", "never call again", "dont phone me", "do not phone me", "no more calls", "remove my number", "delete my number",
               "neskambinkite man", "man neskambinkite", "neskambink man", "man neskambink", "neskambinkite mums", "mums neskambinkite", "neskambinkite daugiau", "daugiau neskambinkite",
               "neskambink daugiau", "daugiau neskambink", "nebeskambinkite", "nebeskambink", "nustokite skambinti", "liaukitės skambinti", "liaukitės skambinę", "baikite skambinti",
               "prašau neskambinti", "prašau daugiau neskambinti", "ištrinkite mano numerį", "pašalinkite mano numerį",
           ]
           select Split(phrase),
    ];

    /// <summary>One letter from a word of the phrases, and no slip: said of others.</summary>
    private static readonly HashSet<string> s_others = ["звонить", "звонит", "звонят", "звонила", "звонили", "звонишь", "звоним"];

    public static bool IsIn(string words) => Says(Split(words)) || Says(Split(Keyboards.Other(words)));

    private static bool Says(ReadOnlySpan<Word> said)
    {
        foreach (var phrase in s_phrases)
            for (var first = 0; first < said.Length; first++)
                if (said[first].Means(phrase[0]) && GoesOn(said[(first + 1)..], phrase.AsSpan(1))) return true;
        return false;
    }

    /// <summary>The rest of a phrase stands in the next words, in its order.</summary>
    private static bool GoesOn(ReadOnlySpan<Word> said, ReadOnlySpan<Word> phrase)
    {
        if (phrase.IsEmpty) return true;
        for (var next = 0; next <= Between && next < said.Length; next++)
            if (said[next].Means(phrase[0]) && GoesOn(said[(next + 1)..], phrase[1..])) return true;
        return false;
    }

    private static Word[] Split(string words) => [.. Fold.Words(words).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(Read).Select(word => new Word(word, Latin.Bare(word)))];

    /// <param name="Bare">In bare Latin letters; null where it has letters of two alphabets or none.</param>
    private sealed record Word(string Letters, string? Bare)
    {
        public bool Means(Word known) => Letters == known.Letters || (Bare is not null && Bare == known.Bare) || IsSlipOf(known.Letters);

        private bool IsSlipOf(string known) => known.Length >= LongEnough && !s_others.Contains(Letters) && Typo.Distance(Letters, known, 1) <= 1;
    }
}
