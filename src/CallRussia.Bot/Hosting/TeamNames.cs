using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Telegram.Api;
using Telegram.Bot;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// The present Telegram names of people, for members of the team who read about them. They are asked for when a message goes out, stay in memory for a
/// minute and are written down nowhere. Without a name the id stands alone.
/// </summary>
public sealed class TeamNames(ITelegramBotClient bot, TimeProvider clock)
{
    /// <summary>A message waits no longer than this for names.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private const int InWords = 24;
    private const int OnButtons = 12;

    private readonly ConcurrentDictionary<long, (string? Name, long Asked)> _known = [];

    public async Task<MessagePayload> Fill(MessagePayload message, CancellationToken cancellationToken)
    {
        if (message.People is not { Count: > 0 } people) return message;
        foreach (var (id, known) in _known)
            if (clock.GetElapsedTime(known.Asked) > Fresh) _known.TryRemove(id, out _);
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        await Task.WhenAll(people.Where(id => !_known.ContainsKey(id)).Select(id => Ask(id, either.Token)));
        cancellationToken.ThrowIfCancellationRequested();
        var named = message.Named(id => Name(id, InWords) is { } name ? Markup.Escape(name) : null, id => Name(id, OnButtons));
        return Markup.Length(named.Html) <= Limits.MessageCharacters ? named : message.Named(_ => null, _ => null);
    }

    private async Task Ask(long id, CancellationToken cancellationToken)
    {
        try
        {
            var chat = await bot.GetChat(id, cancellationToken).Tried(cancellationToken);
            if (chat.IsOk) _known[id] = ($"{chat.Value.FirstName} {chat.Value.LastName}", clock.GetTimestamp());
            else if (chat.Error.Kind is BotErrorKind.ChatNotFound) _known[id] = (null, clock.GetTimestamp());
        }
        catch (OperationCanceledException)
        {
            // Not in time: the id stands alone.
        }
    }

    private string? Name(long id, int most) => _known.GetValueOrDefault(id).Name is { } name && Tidy(name, most) is { Length: > 0 } tidy ? tidy : null;

    /// <summary>People choose their names: characters that would reverse, break or fill the line are removed.</summary>
    internal static string Tidy(string name, int most)
    {
        var tidy = new StringBuilder();
        foreach (var rune in NameMark.Without(name).EnumerateRunes())
            if (Rune.IsWhiteSpace(rune)) tidy.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)) tidy.Append(rune);
        var words = string.Join(' ', tidy.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var letters = new StringInfo(words);
        return letters.LengthInTextElements <= most ? words : letters.SubstringByTextElements(0, most - 1).TrimEnd() + "…";
    }
}
