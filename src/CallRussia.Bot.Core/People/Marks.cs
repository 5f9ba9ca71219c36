namespace CallRussia.Bot.Core.People;

/// <summary>
/// Marks triggers and states of organizers. To anybody else such a command, file or button does not exist, and such a state is left for
/// where it was opened from: every turn sees to it, by <see cref="Rights"/>, so that no row of the table can forget it.
/// </summary>
public interface IForOrganizers;

/// <summary>The same for those who may change the content.</summary>
public interface IForEditors;

/// <summary>The same for those who look after lessons and reports of people.</summary>
public interface IForModerators;

/// <summary>The same for owners alone.</summary>
public interface IForOwners;

/// <summary>The same for everybody who has a role at all.</summary>
public interface IForTeam;
