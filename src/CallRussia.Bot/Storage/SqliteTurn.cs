using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Sqlite;
using CallRussia.Bot.Storage.Volunteers;

namespace CallRussia.Bot.Storage;

/// <summary>One turn on the writer's connection. It refuses to be used after its call: what it did then would belong to another turn.</summary>
internal sealed class SqliteTurn(Session session, Incoming incoming) : ITurn
{
    private bool _over;

    private Session Session => _over ? throw new InvalidOperationException("A turn is used after it ended.") : session;

    public Conversation? Load(VolunteerId volunteer)
    {
        var found = Session.Conversations.Find(volunteer);
        return incoming.Trigger is Progressed && found is not null
            ? found with { IsLiveUnderWay = Session.Outbox.IsLiveWaiting(volunteer) }
            : found;
    }

    public void Save(Conversation conversation) =>
        Session.Conversations.Save(conversation, incoming.Trigger is TimeCame || Volunteers.Timers.IdOf(incoming.Id) is not null ? null : incoming.At);

    public Trigger Answer(Ask ask, Scene scene) => Session.Answers.To(ask, scene);

    public Delivery Send(Delivery delivery) => Session.Outbox.Add(delivery);

    public void Schedule(VolunteerId volunteer, string key, DateTimeOffset due, Trigger trigger) => Session.Timers.Set(volunteer, key, due, trigger);

    public void Unschedule(VolunteerId volunteer, string key) => Session.Timers.Forget(volunteer, key);

    public void End() => _over = true;
}
