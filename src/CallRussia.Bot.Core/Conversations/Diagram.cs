using System.Text;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>The table as a Mermaid state diagram; docs/conversation.md is made of it.</summary>
public static class Diagram
{
    public static string Mermaid(Dialogue dialogue)
    {
        var text = new StringBuilder("stateDiagram-v2\n    direction LR\n    [*] --> Unmet\n");
        foreach (var row in dialogue.Table.OrderBy(row => row.State.Name, StringComparer.Ordinal))
        {
            if (row.HasSuperstate && row.Superstate != typeof(State))
                text.Append($"    {row.Superstate!.Name} --> {row.State.Name} : contains\n");
            foreach (var leaving in row.Transitions
                .Where(t => t.Kind == StateMachine<Type, Type>.TransitionKind.Permitted)
                .GroupBy(t => t.Destination!.Name)
                .OrderBy(group => group.Key, StringComparer.Ordinal))
                text.Append($"    {row.State.Name} --> {Destination(leaving.Key)} : {string.Join("<br/>", leaving.Select(Label).Order(StringComparer.Ordinal))}\n");
        }
        return text.ToString();
    }

    /// <summary>What is handled without leaving, as a table: the diagram would drown in it.</summary>
    public static string Stays(Dialogue dialogue)
    {
        var text = new StringBuilder("| in | handled without leaving | ignored |\n|---|---|---|\n");
        foreach (var row in dialogue.Table.OrderBy(row => row.State.Name, StringComparer.Ordinal))
        {
            var stays = Names(row, StateMachine<Type, Type>.TransitionKind.Internal);
            var ignored = Names(row, StateMachine<Type, Type>.TransitionKind.Ignored);
            if (stays.Length + ignored.Length > 0) text.Append($"| {row.State.Name} | {stays} | {ignored} |\n");
        }
        return text.ToString();
    }

    private static string Names(StateMachine<Type, Type>.StateConfiguration row, StateMachine<Type, Type>.TransitionKind kind) =>
        string.Join(", ", row.Transitions.Where(t => t.Kind == kind).Select(Label).Order(StringComparer.Ordinal));

    /// <summary>The abstract state as a destination means "back to where it was".</summary>
    private static string Destination(string name) => name == nameof(State) ? "WhereItWas" : name;

    private static string Label(StateMachine<Type, Type>.Transition transition) => transition.GuardDescription is { } guard
        ? $"{transition.Trigger.Name} [{guard}]"
        : transition.Trigger.Name;
}
