using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Training;

public sealed record CourseMenu : InTraining;

/// <summary>Reads a screen of a module, or is asked one of its questions.</summary>
public sealed record Studying(Study Place) : InTraining;

/// <summary>After an answer: right or wrong, and why.</summary>
/// <param name="Place">Where the module goes on.</param>
public sealed record Explained(Study Place, string Question, int Option) : InTraining;

public sealed record ModuleDone(string Module) : InTraining;

/// <summary>A missed question came back.</summary>
public sealed record Reviewing(string Module, string Question, long Seed) : InTraining;

public sealed record Reviewed(string Module, string Question, int Option) : InTraining;

public sealed record CourseAsked : Trigger;

/// <summary>Goes on where the volunteer left the module, or begins it.</summary>
public sealed record ModuleOpened(string Module) : Trigger;

/// <param name="Page">From 1; one beyond the last screen come the questions.</param>
public sealed record PageTurned(int Page) : Trigger;

/// <param name="Option">Its place in the file, from 0: not the letter under which it was shown.</param>
public sealed record QuestionAnswered(string Question, int Option) : Trigger;

/// <summary>On to the next question.</summary>
public sealed record QuestionLeft : Trigger;

public sealed record ReviewAsked : Trigger;
