using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace CallRussia.Bot.Telegram;

/// <summary>The only code that knows what Telegram's updates mean: update → <see cref="Incoming"/>.</summary>
public sealed class Translator(ButtonCodec codec, IReadOnlyList<Feature> features)
{
    private readonly Dictionary<string, Trigger> _commands = features
        .SelectMany(feature => feature.Commands)
        .ToDictionary(command => command.Name, command => command.Trigger, StringComparer.OrdinalIgnoreCase);

    /// <summary>The kinds of updates that the bot asks Telegram for.</summary>
    public static IReadOnlyList<UpdateType> Wanted { get; } = [UpdateType.Message, UpdateType.EditedMessage, UpdateType.CallbackQuery, UpdateType.MyChatMember];

    /// <returns>What the update means; null when it is not for the bot: another kind, another bot, whatever people say in a group.</returns>
    public Incoming? Translate(Update update, DateTimeOffset receivedAt) => update switch
    {
        { Message: { From: { IsBot: false } from, Chat.Type: ChatType.Private } message } when !IsNotice(message) =>
            Written(update, message, from, Read(message), receivedAt),
        { EditedMessage: { From: { IsBot: false } from, Chat.Type: ChatType.Private } message } =>
            Written(update, message, from, new Edited(message.Id, Read(message)), receivedAt),
        { CallbackQuery: { Message.Chat.Type: ChatType.Private } query } => Tapped(update, query, receivedAt),
        { MyChatMember: { Chat.Type: ChatType.Private } member } => Presence(update, member, receivedAt),
        { Message: { Chat: { Type: ChatType.Group or ChatType.Supergroup } group } message } => Heard(message) is { } happened ? InGroup(update, group, happened, receivedAt) : null,
        { MyChatMember: { Chat: { Type: ChatType.Group or ChatType.Supergroup } group } member } => Place(member.NewChatMember) is { } lost ? InGroup(update, group, lost, receivedAt) : null,
        _ => null,
    };

    private static Incoming InGroup(Update update, Chat group, InGroup happened, DateTimeOffset at) => new(IdOf(update), new VolunteerId(group.Id), happened, at);

    /// <summary>All that is heard of what is said in a group: the code by which its host links it, and that it has another id.</summary>
    private static InGroup? Heard(Message message) => message switch
    {
        { MigrateToChatId: { } to } => new GroupRoomMoved(to),
        { From: { IsBot: false } from, Text: { } text } when Code(text) is { } code => new GroupCodeSaid(from.Id, code),
        _ => null,
    };

    /// <summary>"/start group-…", "/start@bot group-…": so Telegram says it when somebody chose the group behind our button.</summary>
    private static string? Code(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var command, var payload] && command.Split('@')[0] == "/start" && payload.StartsWith(GroupRooms.Prefix, StringComparison.Ordinal) ? payload : null;

    /// <summary>Null where the bot may do what it is there for.</summary>
    private static GroupRoomLost? Place(ChatMember? bot) => bot switch
    {
        null or ChatMemberAdministrator { CanInviteUsers: true } => null,
        ChatMemberBanned or ChatMemberLeft => new GroupRoomLost(),
        _ => new GroupRoomLost(MayNotInvite: true),
    };

    /// <summary>The person who waits for an answer to an update that can't be read; null when nobody does.</summary>
    public static Incoming? Sender(Update update, DateTimeOffset receivedAt) => update switch
    {
        { Message: { From: { IsBot: false } from, Chat.Type: ChatType.Private } } =>
            new Incoming(IdOf(update), new VolunteerId(from.Id), new Unsupported(), receivedAt, Hint: LanguageOf(from)),
        { CallbackQuery: { Message: { Chat.Type: ChatType.Private } message } query } =>
            new Incoming(IdOf(update), new VolunteerId(query.From.Id), new OldButton(), receivedAt, new Tap(query.Id, message.Id, ""), LanguageOf(query.From)),
        _ => null,
    };

    private static Incoming Written(Update update, Message message, User from, Trigger trigger, DateTimeOffset at) =>
        new(IdOf(update), new VolunteerId(from.Id), trigger, at, Hint: LanguageOf(from), Written: message.Id) { ShowsNumber = ShowsNumber(message) };

    private static string IdOf(Update update) => $"u{update.Id}";

    private static Language LanguageOf(User user) => Language.FromTelegram(user.LanguageCode);

    /// <summary>Telegram's own messages in the chat: nobody waits for an answer to them.</summary>
    private static bool IsNotice(Message message) =>
        message is { PinnedMessage: not null } or { MessageAutoDeleteTimerChanged: not null } or { ChatBackgroundSet: not null } or { WriteAccessAllowed: not null };

    private static bool ShowsNumber(Message message) => message.Contact is not null || PhoneNumberFinder.IsIn(message.Text ?? message.Caption);

    /// <summary>A forwarded file counts as a file, and a forwarded command as words.</summary>
    private Trigger Read(Message message) => message switch
    {
        { ForwardOrigin: not null, Document: not null } => Content(message),
        { ForwardOrigin: { } origin, Text: { Length: > 0 } words } => new Forwarded(Who(origin), Words(words, message)),
        { ForwardOrigin: { } origin } => new Forwarded(Who(origin), Content(message)),
        _ => Content(message),
    };

    /// <summary>Whose id the forwarded message carries. People may hide theirs in the privacy settings, and chats and channels are no people: null.</summary>
    private static long? Who(MessageOrigin origin) => (origin as MessageOriginUser)?.SenderUser.Id;

    private Trigger Content(Message message) => message switch
    {
        // Telegram sends an animation as a document too, for old bots.
        { Animation.FileId: { Length: > 0 } film } => new FilmSent(film, IsSilent: true, Caption(message)),
        { Video.FileId: { Length: > 0 } film } => new FilmSent(film, IsSilent: false, Caption(message)) { Album = message.MediaGroupId },
        { Animation: not null } or { Video: not null } => new Unsupported(Unread.Picture),
        { Document: { } file } => new FileSent(file.FileId, file.FileName ?? "", file.FileSize ?? 0, Caption(message)) { Album = message.MediaGroupId },
        { UsersShared.Users: [var chosen, ..] } => new PersonAsked(chosen.UserId),
        // The last size is the largest.
        { Photo: [.., var photo] } => new PhotoSent(photo.FileId, Caption(message)) { Album = message.MediaGroupId },
        { Contact: { } contact } => new NumberShown($"tel:{contact.PhoneNumber}"),
        { Voice.FileId: { Length: > 0 } voice } => new VoiceSent(voice),
        { Voice: not null } or { VideoNote: not null } or { Audio: not null } => new Unsupported(Unread.Voice),
        { Sticker: not null } => new Unsupported(Unread.Sticker),
        { Location: not null } => new Unsupported(Unread.Place),
        { Text: null or "" } => new Unsupported(),
        { Text: ['/', var first, ..] command } when char.IsLetter(first) => Command(command),
        { Text: var words } => Words(words, message),
    };

    private static Typed Words(string words, Message message) =>
        message.Entities is { Length: > 0 } entities ? new Typed(words) { Html = EntityMarkup.Html(words, entities), Bare = EntityMarkup.Bare(words, entities) } : new Typed(words);

    private static string Caption(Message message) => EntityMarkup.Html(message.Caption ?? "", message.CaptionEntities ?? []);

    /// <summary>"/start payload", "/number@bot": name, optional bot, optional argument.</summary>
    private Trigger Command(string text)
    {
        var parts = text[1..].Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        var name = parts.Length == 0 ? "" : parts[0].Split('@')[0];
        if (!_commands.TryGetValue(name, out var trigger)) return new UnknownCommand();
        return trigger is Started && parts.Length > 1 ? Payload(parts[1].Trim()) : trigger;
    }

    private static Trigger Payload(string payload) => payload == SilenceAsked.Payload ? new SilenceAsked() : RoleLinks.Read(payload);

    private Incoming Tapped(Update update, CallbackQuery query, DateTimeOffset at)
    {
        var decoded = codec.Decode(query.Data ?? "", at);
        var tap = new Tap(query.Id, query.Message!.Id, decoded?.Nonce ?? "");
        return new Incoming(IdOf(update), new VolunteerId(query.From.Id), decoded?.Trigger ?? new OldButton(), at, tap, LanguageOf(query.From));
    }

    /// <summary>Comes only when somebody blocks or unblocks the bot (Bot API: Update.my_chat_member).</summary>
    private static Incoming? Presence(Update update, ChatMemberUpdated member, DateTimeOffset at) => member.NewChatMember switch
    {
        ChatMemberBanned => new Incoming(IdOf(update), new VolunteerId(member.From.Id), new WentAway(), at, Hint: LanguageOf(member.From)),
        ChatMemberMember => new Incoming(IdOf(update), new VolunteerId(member.From.Id), new CameBack(), at, Hint: LanguageOf(member.From)),
        _ => null,
    };
}
