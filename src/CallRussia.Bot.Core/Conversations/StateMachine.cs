namespace CallRussia.Bot.Core.Conversations;

/// <summary>
/// A table of states, triggers, guards and permitted transitions. Its public surface is a subset of the Stateless package's
/// <c>StateMachine&lt;TState, TTrigger&gt;</c> (names, parameters and meaning), so that the package can take its place:
/// see docs/decisions/0001. It runs no actions: what follows from a transition is decided by <see cref="Dialogue"/>.
/// </summary>
/// <remarks>Not safe for concurrent use: one instance serves one turn at a time.</remarks>
public sealed class StateMachine<TState, TTrigger>(Func<TState> stateAccessor, Action<TState> stateMutator)
    where TState : notnull
    where TTrigger : notnull
{
    private readonly Dictionary<TState, StateConfiguration> _configurations = [];
    private Action<TState, TTrigger> _unhandled = (state, trigger) =>
        throw new InvalidOperationException($"No valid leaving transitions are permitted from state '{state}' for trigger '{trigger}'.");

    public TState State => stateAccessor();

    /// <summary>The triggers that would be handled in the present state, guards included.</summary>
    public IEnumerable<TTrigger> PermittedTriggers => Ancestry(State)
        .SelectMany(row => row.Transitions)
        .Select(transition => transition.Trigger)
        .Distinct()
        .Where(CanFire);

    public StateConfiguration Configure(TState state)
    {
        if (!_configurations.TryGetValue(state, out var configuration))
            _configurations.Add(state, configuration = new StateConfiguration(state));
        return configuration;
    }

    public void OnUnhandledTrigger(Action<TState, TTrigger> unhandledTriggerAction) => _unhandled = unhandledTriggerAction;

    public bool CanFire(TTrigger trigger) => Find(State, trigger) is not null;

    public void Fire(TTrigger trigger)
    {
        var transition = Find(State, trigger);
        if (transition is null) _unhandled(State, trigger);
        else if (transition is { Kind: TransitionKind.Permitted, Destination: { } destination }) stateMutator(destination);
    }

    /// <summary>The transition that <see cref="Fire"/> would take: the nearest row up the substates whose guard allows it.</summary>
    /// <exception cref="InvalidOperationException">Two guards of one row allow the same trigger: the table is ambiguous.</exception>
    public Transition? Find(TState state, TTrigger trigger)
    {
        foreach (var row in Ancestry(state))
        {
            var allowed = row.Transitions.Where(t => Equals(t.Trigger, trigger) && t.Guard()).Take(2).ToList();
            if (allowed.Count > 1)
                throw new InvalidOperationException($"Multiple permitted exit transitions are configured from state '{row.State}' for trigger '{trigger}'. Guard clauses must be mutually exclusive.");
            if (allowed.Count == 1) return allowed[0];
        }
        return null;
    }

    /// <summary>Everything declared, for diagrams and tests.</summary>
    public IReadOnlyCollection<StateConfiguration> GetInfo() => _configurations.Values;

    private IEnumerable<StateConfiguration> Ancestry(TState state)
    {
        var known = _configurations.TryGetValue(state, out var row);
        while (known)
        {
            yield return row!;
            known = row!.HasSuperstate && _configurations.TryGetValue(row.Superstate!, out row);
        }
    }

    public enum TransitionKind
    {
        /// <summary>Leaves for <see cref="Transition.Destination"/> (which may be the same state: a reentry).</summary>
        Permitted,

        /// <summary>Handled without leaving.</summary>
        Internal,

        /// <summary>Known, and nothing is to be done.</summary>
        Ignored,
    }

    public sealed record Transition(
        TState Source, TTrigger Trigger, TransitionKind Kind, TState? Destination, Func<bool> Guard, string? GuardDescription);

    public sealed class StateConfiguration(TState state)
    {
        private readonly List<Transition> _transitions = [];

        public TState State { get; } = state;
        public bool HasSuperstate { get; private set; }
        public TState? Superstate { get; private set; }
        public IReadOnlyList<Transition> Transitions => _transitions;

        public StateConfiguration Permit(TTrigger trigger, TState destinationState) => PermitIf(trigger, destinationState, Always);

        public StateConfiguration PermitIf(TTrigger trigger, TState destinationState, Func<bool> guard, string? guardDescription = null) =>
            Add(trigger, TransitionKind.Permitted, destinationState, guard, guardDescription);

        public StateConfiguration PermitReentry(TTrigger trigger) => Permit(trigger, State);

        public StateConfiguration PermitReentryIf(TTrigger trigger, Func<bool> guard, string? guardDescription = null) =>
            PermitIf(trigger, State, guard, guardDescription);

        public StateConfiguration InternalTransition(TTrigger trigger) => InternalTransitionIf(trigger, Always);

        public StateConfiguration InternalTransitionIf(TTrigger trigger, Func<bool> guard, string? guardDescription = null) =>
            Add(trigger, TransitionKind.Internal, default, guard, guardDescription);

        public StateConfiguration Ignore(TTrigger trigger) => IgnoreIf(trigger, Always);

        public StateConfiguration IgnoreIf(TTrigger trigger, Func<bool> guard, string? guardDescription = null) =>
            Add(trigger, TransitionKind.Ignored, default, guard, guardDescription);

        public StateConfiguration SubstateOf(TState superstate)
        {
            HasSuperstate = true;
            Superstate = superstate;
            return this;
        }

        private StateConfiguration Add(TTrigger trigger, TransitionKind kind, TState? destination, Func<bool> guard, string? description)
        {
            _transitions.Add(new Transition(State, trigger, kind, destination, guard, description));
            return this;
        }

        private static bool Always() => true;
    }
}
