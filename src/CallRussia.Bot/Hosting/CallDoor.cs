using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Telegram.Api;
using CallRussia.Site.Sources;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// The page beside a call: whoever Telegram says has opened it sees their own call, and what they tap there goes through their lane as a tap in the chat does. So
/// all rules hold, and both show the same.
/// </summary>
public sealed class CallDoor(
    Settings settings, IStore store, Lanes lanes, Dispatcher dispatcher, CallingFeature calling, Dialogue dialogue, ButtonCodec codec, CampaignFacts campaign, LiveContent content, TimeProvider clock)
{
    private readonly VolunteerPace _pace = new(Limits.LooksOfOne, clock);

    public async Task<CallAnswer> Answer(CallAsked asked, CancellationToken cancellationToken)
    {
        if (InitData.Opener(asked.Opener, settings.Token!, clock.GetUtcNow()) is not { } opener) return new CallAnswer.Stranger();
        var volunteer = new VolunteerId(opener);
        if (!_pace.Takes(volunteer)) return new CallAnswer.TooFast();
        string? words = null;
        if (asked.Tap is { } tap)
        {
            if (Read(tap, volunteer) is not { } incoming) return new CallAnswer.Unreadable();
            if (lanes.WaitingOf(volunteer) + dispatcher.WaitingFor(volunteer) >= Limits.WaitingOfOne) return new CallAnswer.TooFast();
            words = await lanes.Through(incoming, cancellationToken);
        }
        return await store.Read(kept => Now(kept, volunteer, words), cancellationToken);
    }

    /// <summary>Its id is the page's: a tap that comes twice, because no answer reached the page, changes the state once.</summary>
    private Incoming? Read(CallTap tap, VolunteerId volunteer) => IsId(tap.Id) && codec.Decode(tap.Code, clock.GetUtcNow()) is var (trigger, nonce)
        ? new Incoming($"p{tap.Id}", volunteer, trigger, clock.GetUtcNow(), Tap.OnPage(nonce))
        : null;

    /// <summary>A UUID as browsers write it.</summary>
    private static bool IsId(string id) => Guid.TryParseExact(id, "D", out _);

    private CallAnswer.Now Now(ITransaction kept, VolunteerId volunteer, string? words)
    {
        var now = clock.GetUtcNow();
        if (Chats.Find(kept, volunteer, SafeStates.Of) is not { } chat) return new CallAnswer.Now(null, [], now, words);
        var scene = new Scene(chat.Volunteer, now, campaign.Now) { Library = content.Library };
        var call = calling.Beside(chat.State, Callers.Open(kept, volunteer)?.Id, scene, dialogue.Show);
        return new CallAnswer.Now(call, call is null ? [] : [.. call.Screen.Rows.Select(row => (IReadOnlyList<CallButton>)[.. row.OfType<Button.Press>().Select(press => Drawn(press, chat.Nonce))])], now, words);
    }

    private CallButton Drawn(Button.Press press, string nonce) => new(press.Label, codec.Encode(press.Trigger, press.Lasting ? Tap.Lasting : nonce));
}
