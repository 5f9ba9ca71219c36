using System.Globalization;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Silence;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>How the bank stands. Answered by <see cref="BankSeen"/>.</summary>
public sealed record LookAtBank : Ask;

public sealed record BankSeen(BankStatus Status) : Answer;

/// <summary>The bank at one moment.</summary>
/// <param name="Untouched">Never handed out and not closed, by region: what the forecast counts.</param>
/// <param name="HandOutsADay">Mean of the last seven days with today, as far as it has got, or of those since the first hand-out (UTC); 0 when there was none.</param>
public sealed record BankStatus(IReadOnlyList<RegionStatus> Regions, long Untouched, double HandOutsADay, DateTimeOffset At)
{
    /// <summary>How often people asked for silence themselves.</summary>
    public SilenceCounts Silence { get; init; } = SilenceCounts.None;

    /// <summary>How long the untouched numbers last at the present pace; null when nobody calls.</summary>
    public TimeSpan? Lasts => HandOutsADay > 0 ? TimeSpan.FromDays(Math.Min(Untouched / HandOutsADay, 3_650_000)) : null;

    /// <summary>When the first number that rests is free again; null when none will be.</summary>
    public DateTimeOffset? NextRelease { get; init; }

    /// <summary>How many rests end in the seven days after today (UTC).</summary>
    public long ReleasedInAWeek { get; init; }
}

/// <param name="IsOpen">In polite hours now.</param>
/// <param name="NextOpening">When it opens next; null while it is open, or when the numbering plan does not know the region.</param>
public sealed record RegionStatus(RegionStock Stock, bool IsOpen, bool IsPrime, DateTimeOffset? NextOpening)
{
    /// <summary>Organizers stopped it.</summary>
    public bool IsStopped { get; init; }
}

/// <summary>Puts a number on the do-not-call register: never handed out again by anyone. Answered by <see cref="NumberClosed"/>.</summary>
public sealed record CloseNumber(PhoneNumber Number) : Ask;

/// <param name="WasClosed">It stood on the register before.</param>
/// <param name="WasInHand">A volunteer held it; the lease is over.</param>
public sealed record NumberClosed(PhoneNumber Number, bool WasClosed, bool WasInHand) : Answer;

/// <summary>Takes a number off the do-not-call register, for a reason that stays in the audit log. One that was called, or passed over, rests then as after a hang-up; one that never came up is fresh.</summary>
/// <remarks>Answered by <see cref="NumberReopened"/>, or <see cref="NumberNotClosed"/> when it does not stand on the register.</remarks>
public sealed record ReopenNumber(PhoneNumber Number, string Reason) : Ask;

public sealed record NumberReopened(PhoneNumber Number) : Answer;

public sealed record NumberNotClosed(PhoneNumber Number) : Answer;

/// <summary>Where the numbers came from. Answered by <see cref="SourcesSeen"/>.</summary>
public sealed record LookAtSources : Ask;

public sealed record SourcesSeen(IReadOnlyList<NumberSource> Sources) : Answer;

/// <summary>The numbers that one import brought and that were not in the bank before.</summary>
/// <param name="Id">The store's id of it.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Untouched">Never handed out, and not closed.</param>
public sealed record NumberSource(long Id, string Name, DateTimeOffset AddedAt, long Numbers, long Untouched);

/// <summary>
/// Withdraws a source: its untouched numbers leave the bank at once; outcomes, do-not-call and what is in hand stay what they are, and a
/// touched number of it is not handed out again. Answered by <see cref="SourceWithdrawn"/> or <see cref="SourceUnknown"/>.
/// </summary>
public sealed record WithdrawSource(long Id, string Reason) : Ask;

public sealed record SourceWithdrawn(NumberSource Source) : Answer;

public sealed record SourceUnknown(long Id) : Answer;

/// <summary>A number that belongs to the campaign and is shown to one volunteer only: whoever else calls it has it from there.</summary>
/// <param name="Region">By the numbering plan: it is shown in polite hours there, as any number.</param>
/// <remarks>Answered by <see cref="HoneytokenPlanted"/>.</remarks>
public sealed record PlantHoneytoken(PhoneNumber Number, RegionCode Region) : Ask;

/// <param name="IsNew">False when it was planted before.</param>
public sealed record HoneytokenPlanted(PhoneNumber Number, bool IsNew) : Answer;

/// <summary>The number is a honeytoken no more: who was shown it is forgotten, and nobody is handed it again. Answered by <see cref="HoneytokenUnplanted"/>.</summary>
public sealed record UnplantHoneytoken(PhoneNumber Number) : Ask;

/// <param name="WasPlanted">False when it was none.</param>
public sealed record HoneytokenUnplanted(PhoneNumber Number, bool WasPlanted) : Answer;

/// <summary>Somebody unknown called a honeytoken: who was shown it? Answered by <see cref="HoneytokenTraced"/>.</summary>
public sealed record TraceHoneytoken(PhoneNumber Number) : Ask;

/// <param name="IsPlanted">It is a honeytoken at all.</param>
/// <param name="ShownTo">Null while nobody has seen it.</param>
public sealed record HoneytokenTraced(PhoneNumber Number, bool IsPlanted, VolunteerId? ShownTo, DateTimeOffset? ShownAt) : Answer;

/// <summary>Whom an organizer should look at. Answered by <see cref="PeopleSeen"/>.</summary>
public sealed record LookAtPeople : Ask;

/// <param name="ToLookAt">Newest first, those of the last thirty days.</param>
/// <param name="Suspended">All who are suspended now.</param>
public sealed record PeopleSeen(IReadOnlyList<PersonToLookAt> ToLookAt, IReadOnlyList<SuspendedPerson> Suspended) : Answer;

/// <summary>A brake held this volunteer back; a brake is a wait and never a verdict.</summary>
public sealed record PersonToLookAt(VolunteerId Volunteer, Brake Brake, DateTimeOffset At);

public sealed record SuspendedPerson(VolunteerId Volunteer, DateTimeOffset Since, string Reason);

/// <summary>
/// No more numbers for this volunteer: the one in hand goes back to rest, and so does every number shown in the last 24 hours. A role is taken with it, and they are told.
/// </summary>
/// <param name="Had">His role as it was shown: if it is another one by now, nothing is changed.</param>
/// <remarks>Answered by <see cref="VolunteerSuspended"/>, <see cref="VolunteerNotSuspended"/>, or <see cref="VolunteerUnknown"/>.</remarks>
public sealed record SuspendVolunteer(VolunteerId Volunteer, string Reason, Role Had = Role.None) : Ask;

/// <param name="Rested">Numbers that were put to rest.</param>
public sealed record VolunteerSuspended(VolunteerId Volunteer, int Rested) : Answer;

/// <summary>His role is another one by now.</summary>
public sealed record VolunteerNotSuspended(VolunteerId Volunteer) : Answer;

/// <summary>Organizers suspended this volunteer, or let them call again.</summary>
/// <param name="LostRole">A role in the team was taken with it.</param>
public sealed record SuspensionTold(bool IsOver, bool LostRole) : TimeCame;

/// <summary>He is told. Answered by <see cref="VolunteerRestored"/>, or <see cref="VolunteerUnknown"/> when not suspended.</summary>
public sealed record RestoreVolunteer(VolunteerId Volunteer, string Reason) : Ask;

public sealed record VolunteerRestored(VolunteerId Volunteer) : Answer;

public sealed record VolunteerUnknown(VolunteerId Volunteer) : Answer;

/// <summary>
/// Takes a file of the chat in, beside the conversation: the store keeps the order, so that a restart goes on with it.
/// Answered by <see cref="FileOrdered"/>.
/// </summary>
/// <param name="FileId">Telegram's name of the file for this bot.</param>
/// <param name="Name">As the sender called it; shown back to him only.</param>
public sealed record OrderFile(string FileId, string Name, FilePurpose Purpose) : Ask;

public sealed record FileOrdered(long Order) : Answer;

/// <summary>
/// A file was taken in, in the chat or at the shell: its name and counts stand in the audit log. Answered by <see cref="FileNoted"/>.
/// </summary>
public sealed record NoteFile(FilePurpose Purpose, string Name, FileCounts Counts) : Ask;

public sealed record FileNoted : Answer;

/// <summary>What became of the lines of a file, as the audit log keeps it.</summary>
/// <param name="Closed">On the do-not-call register, so not added.</param>
/// <param name="Refused">Wrong or excluded.</param>
public sealed record FileCounts(long Taken, long Known, long Closed, long Refused)
{
    public static readonly FileCounts None = new(0, 0, 0, 0);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"taken={Taken} known={Known} closed={Closed} refused={Refused}");

    /// <returns>Null when it is something else.</returns>
    public static FileCounts? Parse(string? text)
    {
        var counts = (text ?? "").Split(' ').Select(part => part.Split('=')).Where(part => part.Length == 2 && long.TryParse(part[1], CultureInfo.InvariantCulture, out _)).ToList();
        return counts.Select(part => part[0]).SequenceEqual(["taken", "known", "closed", "refused"], StringComparer.Ordinal)
            && counts.ConvertAll(part => long.Parse(part[1], CultureInfo.InvariantCulture)) is [var taken, var known, var closed, var refused]
                ? new FileCounts(taken, known, closed, refused)
                : null;
    }
}

/// <summary>What the numbers of a file are. The values are stored.</summary>
public enum FilePurpose
{
    /// <summary>To be called.</summary>
    Import = 0,

    /// <summary>Never to be called.</summary>
    DoNotCall = 1,

    /// <summary>Belonging to the campaign.</summary>
    Honeytokens = 2,
}
