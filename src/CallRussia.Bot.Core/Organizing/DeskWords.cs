using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>At the organizers' desk.</summary>
public abstract record Desk(State Return) : Aside(Return), IForOrganizers;

/// <summary>Reads the menu of the desk, which everybody with a role has; the pages behind it have marks of their own.</summary>
public sealed record AtMenu(State Return) : Aside(Return), IForTeam, IPage;

/// <summary>Reads a page; those that show the bank are drawn from the store's answer, over the menu.</summary>
/// <param name="Item">Which page of a list from 0, or which source.</param>
public sealed record AtDesk(State Return, DeskPage Page = DeskPage.Menu, long Item = 0) : Desk(Return), IPage;

/// <summary>Is asked for a number, or for the id of a volunteer.</summary>
/// <param name="Problem">Why what was typed last is not one.</param>
public sealed record Naming(State Return, ErrandKind Kind, Refusal Problem = Refusal.None) : Desk(Return), IReadsNumbers
{
    bool IReadsNumbers.TheyStay => false;
}

/// <param name="Refused">What was typed last can't be kept as a reason.</param>
public sealed record GivingReason(State Return, Errand Errand, bool Refused = false) : Desk(Return);

/// <summary>Is told what will happen, and asked once more.</summary>
/// <param name="Source">As the store knows it now, for an errand on a source.</param>
public sealed record Confirming(State Return, Errand Errand, string Reason = "", NumberSource? Source = null) : Desk(Return);

/// <param name="Problem">What was wrong with what was sent last.</param>
/// <param name="Columns">Of that file, when it is about them.</param>
public sealed record AwaitingFile(State Return, FilePurpose Purpose, FileProblem Problem = FileProblem.None, string Columns = "") : Desk(Return);

/// <summary>Sent a file without saying what for.</summary>
public sealed record FileOffered(State Return, string FileId, string Name) : Desk(Return);

/// <summary>A file is taken in; whoever leaves is told the end all the same.</summary>
/// <param name="Order">0 until the store gave it a number.</param>
/// <param name="Percent">Of the file's bytes.</param>
public sealed record TakingFile(State Return, string Name, FilePurpose Purpose, long Order = 0, int Percent = 0, int Lines = 0) : Desk(Return);

/// <param name="Number">For errands on a number.</param>
/// <param name="Id">The source's or the volunteer's.</param>
/// <param name="Region">Of a honeytoken, by the numbering plan.</param>
public sealed record Errand(ErrandKind Kind, PhoneNumber Number = default, long Id = 0, RegionCode? Region = null)
{
    /// <summary>Of the volunteer, as the store knew it when the errand began.</summary>
    public Role Had { get; init; }
}

public static class Errands
{
    public static bool IsOnNumber(this ErrandKind kind) => kind is ErrandKind.Close or ErrandKind.Reopen or ErrandKind.Plant or ErrandKind.Trace or ErrandKind.Unplant;

    public static bool IsOnPerson(this ErrandKind kind) => kind is ErrandKind.Suspend or ErrandKind.Restore;

    /// <summary>Opens something that was closed, or takes something from people: the audit log shall say why.</summary>
    public static bool NeedsReason(this ErrandKind kind) => kind is ErrandKind.Reopen or ErrandKind.Withdraw or ErrandKind.Suspend or ErrandKind.Restore;

    /// <summary>Where the desk is open when it is done.</summary>
    public static DeskPage Page(this ErrandKind kind) => kind switch
    {
        ErrandKind.Close or ErrandKind.Reopen => DeskPage.DoNotCall,
        ErrandKind.Plant or ErrandKind.Trace or ErrandKind.Unplant => DeskPage.Honeytokens,
        ErrandKind.Withdraw => DeskPage.Sources,
        _ => DeskPage.People,
    };

    /// <summary>What the store is asked to do.</summary>
    public static Ask Ask(this Errand errand, string reason) => errand.Kind switch
    {
        ErrandKind.Close => new CloseNumber(errand.Number),
        ErrandKind.Reopen => new ReopenNumber(errand.Number, reason),
        ErrandKind.Plant => new PlantHoneytoken(errand.Number, errand.Region!.Value),
        ErrandKind.Trace => new TraceHoneytoken(errand.Number),
        ErrandKind.Unplant => new UnplantHoneytoken(errand.Number),
        ErrandKind.Withdraw => new WithdrawSource(errand.Id, reason),
        ErrandKind.Suspend => new SuspendVolunteer(new VolunteerId(errand.Id), reason, errand.Had),
        ErrandKind.Restore => new RestoreVolunteer(new VolunteerId(errand.Id), reason),
        _ => throw new ArgumentOutOfRangeException(nameof(errand), errand.Kind, "An errand of no known kind."),
    };
}

/// <summary>What an organizer may give as a reason: it stands in the audit log, which every organizer reads and which holds no number.</summary>
public static class Reasons
{
    public const int Longest = 200;

    /// <summary>The shortest run of digits somebody might take for a phone number.</summary>
    private const int Digits = 7;

    public static bool IsFit(string words) =>
        words.Trim() is { Length: > 0 and <= Longest } reason && reason.Count(char.IsDigit) < Digits;
}

/// <summary>An errand whose number or id is to be typed.</summary>
public sealed record NameWanted(ErrandKind Kind) : Trigger, IForOrganizers;

public sealed record ErrandConfirmed : Trigger, IForOrganizers;

/// <summary>/import and its like; also the answer to "what is this file for?".</summary>
public sealed record FileWanted(FilePurpose Purpose) : Trigger, IForOrganizers;
