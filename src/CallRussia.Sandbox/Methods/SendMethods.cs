using System.Collections.Frozen;
using System.Globalization;

namespace CallRussia.Sandbox;

/// <summary>Messages of the bot.</summary>
internal static class SendMethods
{
    private static readonly FrozenSet<string> Actions = FrozenSet.Create(
        StringComparer.Ordinal, "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "record_audio",
        "upload_audio", "upload_document", "choose_sticker", "pick_up_location", "find_location", "record_video_note", "upload_video_note");

    public static IEnumerable<BotMethod> All() =>
    [
        BotMethod.Of("sendMessage", SendMessage),
        OfFile("sendPhoto", SandboxFileKind.Photo),
        OfFile("sendDocument", SandboxFileKind.Document),
        OfFile("sendVideo", SandboxFileKind.Video),
        OfFile("sendAnimation", SandboxFileKind.Animation),
        OfFile("sendAudio", SandboxFileKind.Audio),
        OfFile("sendVoice", SandboxFileKind.Voice),
        OfFile("sendVideoNote", SandboxFileKind.VideoNote),
        OfFile("sendSticker", SandboxFileKind.Sticker),
        BotMethod.Of("sendContact", SendContact),
        BotMethod.Of("sendLocation", SendLocation),
        BotMethod.Of("sendVenue", SendVenue),
        BotMethod.Of("sendDice", SendDice),
        BotMethod.Of("sendChatAction", SendChatAction),
    ];

    private static void SendMessage(BotCall call)
    {
        var chat = call.Chat();
        Outgoing.Send(call, chat, MessageTextReader.Text(call.Parameters), null);
    }

    private static BotMethod OfFile(string name, SandboxFileKind kind) => BotMethod.Of(name, call =>
    {
        var chat = call.Chat();
        var file = MediaReader.FromParameters(call, kind);
        var hasCaption = kind is not (SandboxFileKind.VideoNote or SandboxFileKind.Sticker);
        Outgoing.Send(call, chat, hasCaption ? MessageTextReader.Caption(call.Parameters) : null, new FileAttachment(file));
    });

    private static void SendContact(BotCall call)
    {
        var chat = call.Chat();
        var parameters = call.Parameters;
        var contact = new ContactAttachment(
            parameters.Required("phone_number"),
            parameters.Required("first_name"),
            parameters["last_name"] is { Length: > 0 } lastName ? lastName : null,
            null);
        Outgoing.Send(call, chat, null, contact);
    }

    private static void SendLocation(BotCall call)
    {
        var chat = call.Chat();
        Outgoing.Send(call, chat, null, Location(call.Parameters));
    }

    private static void SendVenue(BotCall call)
    {
        var chat = call.Chat();
        var venue = new VenueAttachment(Location(call.Parameters), call.Parameters["title"], call.Parameters["address"]);
        if (venue.Title.Length == 0 || venue.Address.Length == 0)
        {
            throw Refusal.BadRequest($"venue {(venue.Title.Length == 0 ? "title" : "address")} must be non-empty");
        }

        Outgoing.Send(call, chat, null, venue);
    }

    private static void SendDice(BotCall call)
    {
        var chat = call.Chat();
        var emoji = call.Parameters["emoji"] is { Length: > 0 } given ? given : "🎲";
        var highest = emoji switch
        {
            "🎲" or "🎯" or "🎳" => 6,
            "🏀" or "⚽" => 5,
            "🎰" => 64,
            _ => throw Refusal.BadRequest("wrong dice emoji specified"),
        };
        Outgoing.Send(call, chat, null, new DiceAttachment(emoji, call.World.Throw(highest)));
    }

    private static LocationAttachment Location(ApiParameters parameters)
    {
        var location = new LocationAttachment(Degrees(parameters, "latitude"), Degrees(parameters, "longitude"));
        return Math.Abs(location.Latitude) <= 90 && Math.Abs(location.Longitude) <= 180
            ? location
            : throw Refusal.BadRequest("wrong location specified");
    }

    private static double Degrees(ApiParameters parameters, string name)
    {
        var text = parameters[name].Trim();
        if (text.Length == 0)
        {
            throw Refusal.BadRequest(name + " is empty");
        }

        // Not a number is zero, as in the real server.
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees) ? degrees : 0;
    }

    private static void SendChatAction(BotCall call)
    {
        var action = call.Parameters["action"];
        if (!Actions.Contains(action))
        {
            throw Refusal.BadRequest("wrong parameter action in request");
        }

        var chat = call.Chat();
        chat.Note(SandboxEventKind.Action, null, action);
        call.World.Page.Action(chat, action);
        call.True();
    }
}
