using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Storage;

/// <summary>One turn over its transaction.</summary>
internal sealed class KeptTurn(ITransaction kept, Incoming incoming, Ledgers ledgers, Func<DateTimeOffset> now, Func<Volunteer, KeptConversation, State> otherwise) : ITurn
{
    public Conversation? Load(VolunteerId volunteer)
    {
        var found = Chats.Find(kept, volunteer, otherwise);
        return incoming.Trigger is Progressed && found is not null ? found with { IsLiveUnderWay = Core.Mail.Outbox.IsLiveWaiting(kept, volunteer) } : found;
    }

    public void Save(Conversation conversation) => Chats.Save(kept, conversation);

    public Trigger Answer(Ask ask, Scene scene) =>
        ledgers.Answer(kept, ask, new Deed(scene.Volunteer.Id, scene.At) { Owners = scene.Campaign.Owners, Scene = scene, Now = now() }, inTurn: true);

    public Delivery Send(Delivery delivery) => Core.Mail.Outbox.Add(kept, delivery);

    public void Schedule(VolunteerId volunteer, string key, DateTimeOffset due, Trigger trigger) => Timers.Set(kept, volunteer, key, due, trigger);

    public void Unschedule(VolunteerId volunteer, string key) => Timers.TakeOff(kept, volunteer, key);
}
