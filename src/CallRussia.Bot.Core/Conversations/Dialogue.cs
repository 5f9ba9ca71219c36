using System.Collections.Immutable;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>
/// The declared conversation: the state machine's table with a pure decision behind each row. Features fill it
/// (<see cref="Features"/>); <see cref="Turn"/> walks it. A row of an abstract state holds for all states below it.
/// </summary>
/// <remarks>Not safe for concurrent use, like the machine inside: one instance per turn runner.</remarks>
public sealed class Dialogue
{
    private readonly StateMachine<Type, Type> _machine;
    private readonly Dictionary<(Type Row, Type Trigger, Type? Destination), Func<Move>> _decisions = [];
    private readonly Dictionary<Type, Func<State, Scene, Screen>> _screens = [];
    private Type _place = typeof(State);
    private (State State, Trigger Trigger, Scene Scene) _now;

    public Dialogue(IEnumerable<Feature> features)
    {
        _machine = new StateMachine<Type, Type>(() => _place, place => _place = place);
        _machine.OnUnhandledTrigger((_, _) => { });
        foreach (var feature in features) feature.Declare(this);
    }

    /// <summary>The table, for the diagram and the tests.</summary>
    public IReadOnlyCollection<StateMachine<Type, Type>.StateConfiguration> Table => _machine.GetInfo();

    /// <summary>Starts (or goes on with) the row of a state.</summary>
    public Row<TState> In<TState>()
        where TState : State
    {
        Place(typeof(TState));
        return new Row<TState>(this);
    }

    public Screen Show(State state, Scene scene) => _screens.TryGetValue(state.GetType(), out var screen)
        ? screen(state, scene)
        : throw new InvalidOperationException($"The state {state.GetType().Name} has no screen: add .Shows(...) to its row.");

    public bool CanFire(State state, Trigger trigger, Scene scene)
    {
        Stand(state, trigger, scene);
        return _machine.CanFire(trigger.GetType());
    }

    /// <summary>The decision of the table, or null when the trigger is not expected in this state.</summary>
    public Move? Fire(State state, Trigger trigger, Scene scene)
    {
        Stand(state, trigger, scene);
        var transition = _machine.Find(_place, trigger.GetType());
        if (transition is null) return null;
        _machine.Fire(trigger.GetType());
        return transition.Kind == StateMachine<Type, Type>.TransitionKind.Ignored
            ? new Move(null, [])
            : _decisions[(transition.Source, transition.Trigger, transition.Destination)]();
    }

    private void Stand(State state, Trigger trigger, Scene scene)
    {
        _place = state.GetType();
        _now = (state, trigger, scene);
    }

    /// <summary>States are substates of the record they derive from, so that the type says it once.</summary>
    private StateMachine<Type, Type>.StateConfiguration Place(Type state)
    {
        var row = _machine.Configure(state);
        if (!row.HasSuperstate && state != typeof(State))
        {
            row.SubstateOf(state.BaseType!);
            Place(state.BaseType!);
        }
        return row;
    }

    /// <summary>What the table decided: leave for <paramref name="Next"/> (its screen is shown), or stay where we are (null).</summary>
    public sealed record Move(State? Next, ImmutableArray<Effect> Effects);

    public sealed class Row<TState>(Dialogue dialogue)
        where TState : State
    {
        /// <summary>The screen of the state: shown on entry, on the way back from a page, and whenever someone is lost.</summary>
        public Row<TState> Shows(Func<TState, Scene, Screen> screen)
        {
            dialogue._screens.Add(typeof(TState), (state, scene) => screen((TState)state, scene));
            return this;
        }

        public Row<TState> Permit<TTrigger, TNext>(Func<TState, TTrigger, Scene, Decision<TNext>> decide)
            where TTrigger : Trigger
            where TNext : State
        {
            dialogue.Place(typeof(TState)).Permit(typeof(TTrigger), typeof(TNext));
            return Leave(decide);
        }

        public Row<TState> PermitIf<TTrigger, TNext>(
            Func<TState, TTrigger, Scene, bool> guard, string guardDescription, Func<TState, TTrigger, Scene, Decision<TNext>> decide)
            where TTrigger : Trigger
            where TNext : State
        {
            dialogue.Place(typeof(TState)).PermitIf(typeof(TTrigger), typeof(TNext), Guard(guard), guardDescription);
            return Leave(decide);
        }

        /// <summary>Handled without leaving; the effects are all that happens.</summary>
        public Row<TState> Stay<TTrigger>(Func<TState, TTrigger, Scene, Effect[]> effects)
            where TTrigger : Trigger
        {
            dialogue.Place(typeof(TState)).InternalTransition(typeof(TTrigger));
            return Remain(effects);
        }

        public Row<TState> StayIf<TTrigger>(
            Func<TState, TTrigger, Scene, bool> guard, string guardDescription, Func<TState, TTrigger, Scene, Effect[]> effects)
            where TTrigger : Trigger
        {
            dialogue.Place(typeof(TState)).InternalTransitionIf(typeof(TTrigger), Guard(guard), guardDescription);
            return Remain(effects);
        }

        public Row<TState> Ignore<TTrigger>()
            where TTrigger : Trigger
        {
            dialogue.Place(typeof(TState)).Ignore(typeof(TTrigger));
            return this;
        }

        private Func<bool> Guard<TTrigger>(Func<TState, TTrigger, Scene, bool> guard)
            where TTrigger : Trigger =>
            () => guard((TState)dialogue._now.State, (TTrigger)dialogue._now.Trigger, dialogue._now.Scene);

        private Row<TState> Leave<TTrigger, TNext>(Func<TState, TTrigger, Scene, Decision<TNext>> decide)
            where TTrigger : Trigger
            where TNext : State
        {
            dialogue._decisions.Add((typeof(TState), typeof(TTrigger), typeof(TNext)), () =>
            {
                var (state, trigger, scene) = dialogue._now;
                var decision = decide((TState)state, (TTrigger)trigger, scene);
                return new Move(decision.Next, decision.Effects);
            });
            return this;
        }

        private Row<TState> Remain<TTrigger>(Func<TState, TTrigger, Scene, Effect[]> effects)
            where TTrigger : Trigger
        {
            dialogue._decisions.Add((typeof(TState), typeof(TTrigger), null), () =>
            {
                var (state, trigger, scene) = dialogue._now;
                return new Move(null, [.. effects((TState)state, (TTrigger)trigger, scene)]);
            });
            return this;
        }
    }
}
