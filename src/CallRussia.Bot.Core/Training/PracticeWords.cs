using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Training;

/// <summary>Practice or course is open: from every screen of theirs one may begin another talk or module.</summary>
public abstract record InTraining : Ready;

/// <summary>The imagined people to choose from, and the way to the course.</summary>
public sealed record PracticeMenu : InTraining;

/// <summary>Reads who will be on the line.</summary>
public sealed record Meeting(string Scenario) : InTraining;

/// <summary>Talks with an imagined person, or reads how the talk ended.</summary>
public sealed record Rehearsing(Rehearsal Call) : InTraining;

public sealed record PersonChosen(string Scenario) : Trigger;

/// <summary>A rehearsed call is read, turn by turn.</summary>
public sealed record TalkRead(string Scenario, int Page = 0) : Trigger;

/// <param name="Start">Place in <see cref="Scenario.Starts"/>.</param>
public sealed record TalkBegun(string Scenario, int Start) : Trigger;

/// <summary>Goes on with the talk that was left in the middle.</summary>
public sealed record TalkTakenUp : Trigger;

/// <param name="Choice">Its place in the file, from 0: not the number under which it was shown.</param>
public sealed record Said(int Choice) : Trigger;
