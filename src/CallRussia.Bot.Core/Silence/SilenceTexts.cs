using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Silence;

/// <summary>What is answered to whoever asks for silence: in the chat and on the page the same, whatever the number was before.</summary>
public static class SilenceTexts
{
    public static readonly Text Kept = T("kept");

    /// <summary>To whoever was called.</summary>
    public static readonly Text Sorry = T("sorry");

    /// <param name="when">When it can be asked again.</param>
    public static Text Waits(Text when) => T("waits").With("when", when);

    /// <summary>Why what was written can't be taken for one number.</summary>
    public static Text Problem(Refusal refusal) => T("problem." + refusal);

    internal static Text T(string key) => new("silence." + key);
}
