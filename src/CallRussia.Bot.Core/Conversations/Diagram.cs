using System.Text;
using Stateless.Reflection;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>The table as a Mermaid state diagram; docs/conversation.md is made of it.</summary>
public static class Diagram
{
    public static string Mermaid(Dialogue dialogue)
    {
        var text = new StringBuilder("stateDiagram-v2\n    direction LR\n    [*] --> Unmet\n");
        foreach (var row in Rows(dialogue))
        {
            if (row.Superstate is { } above && Name(above) != nameof(State))
                text.Append($"    {Name(above)} --> {Name(row)} : contains\n");
            foreach (var leaving in row.DynamicTransitions
                .GroupBy(transition => transition.PossibleDestinationStates.Single().DestinationState)
                .OrderBy(group => group.Key, StringComparer.Ordinal))
                text.Append($"    {Name(row)} --> {Destination(leaving.Key)} : {string.Join("<br/>", leaving.Select(Label).Order(StringComparer.Ordinal))}\n");
        }
        return text.ToString();
    }

    /// <summary>What is handled without leaving, as a table: the diagram would drown in it.</summary>
    public static string Stays(Dialogue dialogue)
    {
        var text = new StringBuilder("| in | handled without leaving | ignored |\n|---|---|---|\n");
        foreach (var row in Rows(dialogue))
        {
            // A fixed transition of the package is one that stays: each that leaves is found by its decision.
            var (stays, ignored) = (Labels(row.FixedTransitions), Labels(row.IgnoredTriggers));
            if (stays.Length + ignored.Length > 0) text.Append($"| {Name(row)} | {stays} | {ignored} |\n");
        }
        return text.ToString();
    }

    private static IEnumerable<StateInfo> Rows(Dialogue dialogue) => dialogue.Table.States.OrderBy(Name, StringComparer.Ordinal);

    private static string Name(StateInfo row) => ((Type)row.UnderlyingState).Name;

    private static string Labels(IEnumerable<TransitionInfo> transitions) => string.Join(", ", transitions.Select(Label).Order(StringComparer.Ordinal));

    /// <summary>The abstract state as a destination means "back to where it was".</summary>
    private static string Destination(string name) => name == nameof(State) ? "WhereItWas" : name;

    private static string Label(TransitionInfo transition)
    {
        var trigger = ((Type)transition.Trigger.UnderlyingTrigger).Name;
        return transition.GuardConditionsMethodDescriptions.FirstOrDefault()?.Description is { Length: > 0 } guard ? $"{trigger} [{guard}]" : trigger;
    }
}
