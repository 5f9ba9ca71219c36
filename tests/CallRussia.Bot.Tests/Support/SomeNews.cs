using System.Collections.Immutable;
using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Tests.Support;

/// <summary>Broadcasts for tests that do not care which.</summary>
internal static class SomeNews
{
    public static readonly BroadcastDraft Draft = In(Language.Russian, Language.English) with { Fallback = Language.English };

    public static BroadcastDraft In(params Language[] languages) =>
        BroadcastDraft.Empty with { Messages = languages.ToImmutableDictionary(language => language, language => new News($"<b>News</b> in {language.Code}")) };

    public static BroadcastDraft To(Audience audience) => Draft with { To = audience };
}
