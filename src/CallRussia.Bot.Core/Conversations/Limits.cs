namespace CallRussia.Bot.Core.Conversations;

/// <summary>Every bound of the house in one place, each with its reason.</summary>
public static class Limits
{
    /// <summary>Asks answered within one turn. The longest honest chain today is 3; more means two decisions ask each other.</summary>
    public const int Hops = 8;

    /// <summary>Bytes of a button's code (Telegram: callback_data 1-64 bytes).</summary>
    public const int ButtonCodeBytes = 64;

    /// <summary>Characters of a message after parsing of entities (Telegram).</summary>
    public const int MessageCharacters = 4096;

    /// <summary>Characters under a picture or a file (Telegram).</summary>
    public const int CaptionCharacters = 1024;

    /// <summary>Parts of an album (Telegram).</summary>
    public const int AlbumParts = 10;

    /// <summary>Characters of a tap's answer (Telegram: answerCallbackQuery.text).</summary>
    public const int ToastCharacters = 200;

    /// <summary>Turns that wait over all lanes before polling pauses: Telegram keeps the rest for 24 hours.</summary>
    public const int WaitingTurns = 5_000;

    /// <summary>
    /// Turns and answers of one volunteer that wait. Telegram forwards a hundred messages at once at most; more comes from no human hand,
    /// would hold up the others and bury themselves in screens. What comes beyond is not carried out.
    /// </summary>
    public const int WaitingOfOne = 100;

    /// <summary>Questions and taps of one volunteer's page in a second: it looks every three seconds, and they may have opened it twice.</summary>
    public const int LooksOfOne = 5;

    /// <summary>
    /// How long a tap may be acknowledged. Telegram keeps it for 150 s; people's apps stop waiting earlier, after about 15 s, but that is
    /// written nowhere, and an acknowledgement that comes too late does no harm.
    /// </summary>
    public static readonly TimeSpan TapLives = TimeSpan.FromSeconds(150);

    /// <summary>How often a turn that throws is tried before its update is set aside.</summary>
    public const int TurnTries = 3;

    /// <summary>How long ids of handled updates are kept. Telegram redelivers nothing older than 24 hours.</summary>
    public static readonly TimeSpan SeenFor = TimeSpan.FromDays(2);

    /// <summary>
    /// Numbers that are changed in one commit, when many are: some milliseconds of the writer, or some twenty of them where a verb asks through the door of
    /// the bot. Between them hand-outs go on.
    /// </summary>
    public const int NumbersAtOnce = 50;

    /// <summary>Fewer people or calls are no group: a count of them would tell of single ones.</summary>
    public const int SmallestGroup = 5;
}
