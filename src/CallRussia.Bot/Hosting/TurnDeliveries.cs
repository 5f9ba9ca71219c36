using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Telegram;

namespace CallRussia.Bot.Hosting;

/// <summary>What a turn says: its result as deliveries, in the order in which they go out. It keeps and sends nothing.</summary>
/// <param name="campaign">For the menu of commands, which depends on the role.</param>
public sealed class TurnDeliveries(Renderer renderer, Func<Campaign> campaign)
{
    /// <param name="now">From then on a screen waits while the bot seems to type.</param>
    public IReadOnlyList<Delivery> Of(Incoming incoming, Conversation before, TurnResult result, DateTimeOffset now)
    {
        var reader = result.Conversation?.Volunteer ?? before.Volunteer;
        // Nothing reaches people who blocked the bot; what their turn says to others does.
        if (reader.Away) return [.. result.Effects.OfType<Effect.Tell>().Select(tell => Told(tell, reader))];
        // People who did nothing get a notice: a timer's screen waits behind answers to people who are there.
        var usual = new Delivery(Delivery.Unkept, reader.Id, incoming.Trigger is TimeCame ? Urgency.Notice : Urgency.Reply, DeliveryKind.Message, ReadOnlyMemory<byte>.Empty);
        return [.. LiveScreen(usual, result, now), .. FormerScreen(usual, before, result), .. result.Effects.SelectMany(effect => All(effect, usual, reader, incoming))];
    }

    /// <summary>The few words that acknowledge a tap, in the language that the turn may have chosen; null when there are none.</summary>
    public string? Toast(Conversation before, TurnResult result) =>
        result.Toast is { } toast ? renderer.Plain(toast.Text, (result.Conversation?.Volunteer ?? before.Volunteer).Language) : null;

    /// <summary>One sentence where no turn answers. It is not kept: it is sent once, or never.</summary>
    public Delivery Sentence(Text sentence, Incoming to) =>
        new(Delivery.Unkept, to.Volunteer, Urgency.Reply, DeliveryKind.Message, renderer.Screen(Screen.Of(sentence), to.Hint, Tap.Lasting).ToUtf8());

    private IEnumerable<Delivery> LiveScreen(Delivery usual, TurnResult result, DateTimeOffset now)
    {
        var typing = result.Effects.OfType<Effect.Typing>().FirstOrDefault();
        if (typing is not null) yield return usual with { Kind = DeliveryKind.Typing };
        if (result.Live is not { } live) yield break;
        yield return usual with
        {
            Kind = live.Replaces is null ? DeliveryKind.Message : DeliveryKind.Edit,
            MessageId = live.Replaces,
            Payload = renderer.Screen(live.Screen, live.Language, live.Nonce).ToUtf8(),
            Live = true,
            Holds = live.Screen.Holds,
            NotBefore = now + typing?.For,
        };
    }

    /// <summary>After the bot forgot somebody it knows no live screen of theirs: the former one, which may hold a number, is deleted now.</summary>
    private static IEnumerable<Delivery> FormerScreen(Delivery usual, Conversation before, TurnResult result)
    {
        if (result.Conversation is null && before.LiveMessage is { } former && result.Live?.Replaces != former)
            yield return usual with { Kind = DeliveryKind.Delete, MessageId = former };
    }

    /// <summary>To somebody else, in their language.</summary>
    private Delivery Told(Effect.Tell tell, Volunteer teller) => new(
        Delivery.Unkept, tell.To, Urgency.Notice, DeliveryKind.Message,
        (renderer.Screen(tell.Screen, tell.Language, Tap.Lasting) with { Voice = tell.Voice, Quiet = tell.Quietly, Guarded = true }).ToUtf8())
    {
        From = teller.Id,
    };

    private IEnumerable<Delivery> All(Effect effect, Delivery usual, Volunteer reader, Incoming incoming)
    {
        if (effect is Effect.SendNews { News: var news })
        {
            var (album, words) = renderer.News(news, reader.Language);
            if (album is not null) yield return usual with { Kind = DeliveryKind.Album, Payload = album.ToUtf8() };
            yield return usual with { Payload = words.ToUtf8() };
        }
        else if (Said(effect, usual, reader, incoming) is { } said)
        {
            yield return said;
        }
    }

    /// <summary>What an effect says beside the live screen; null when it says nothing.</summary>
    private Delivery? Said(Effect effect, Delivery usual, Volunteer reader, Incoming incoming) => effect switch
    {
        Effect.Announce { Screen: var screen } announce => usual with
        {
            Urgency = Urgency.Notice,
            Payload = (renderer.Screen(screen, reader.Language, Tap.Lasting) with { Quiet = announce.Quietly }).ToUtf8(),
            Holds = screen.Holds,
        },
        Effect.Tell tell => Told(tell, reader),
        Effect.SendFile file => usual with { Kind = DeliveryKind.File, Payload = renderer.File(file, reader.Language).ToUtf8() },
        Effect.SendSheets sheets => usual with { Kind = DeliveryKind.File, Payload = renderer.File(sheets, reader.Language).ToUtf8() },
        Effect.SendChart { Chart: var chart } => usual with { Payload = renderer.Chart(chart, reader.Language).ToUtf8() },
        Effect.ChoosePerson choose => usual with { Payload = renderer.ChoosePerson(choose, reader.Language).ToUtf8() },
        // The menu can wait until the next screen is there.
        Effect.OfferCommands => usual with { Urgency = Urgency.Notice, Kind = DeliveryKind.Commands, Payload = renderer.Commands(reader, campaign()).ToUtf8() },
        Effect.Retire { MessageId: var old } => usual with { Kind = DeliveryKind.Strip, MessageId = old },
        Effect.EraseWritten when incoming.Written is { } written => usual with { Kind = DeliveryKind.Delete, MessageId = written },
        _ => null,
    };
}
