namespace CallRussia.Bot.Storage.OldForm;

/// <summary>What is sealed: each has a key of its own, so that a cell can't be passed off as one of another table.</summary>
internal enum Purpose
{
    Block,
    State,
    Trigger,
    Delivery,
    Update,
    Before,
    Order,
    Training,
    Broadcast,
    Problem,
}
