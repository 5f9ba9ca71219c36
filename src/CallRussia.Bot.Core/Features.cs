using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Editing;
using CallRussia.Bot.Core.Guidance;
using CallRussia.Bot.Core.Moderation;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Core.Silence;
using CallRussia.Bot.Core.Training;
using CallRussia.Bot.Core.Watching;
using CallRussia.Bot.Core.Wellbeing;
using CallRussia.Bot.Core.Whereabouts;

namespace CallRussia.Bot.Core;

/// <summary>The one list of what the bot can do. A new feature is one line here; diagram, codec, menu and store follow from it.</summary>
public static class Features
{
    /// <param name="lease">How long a number stays with a volunteer.</param>
    public static IReadOnlyList<Feature> All(Countries countries, NumberingPlan plan, PoliteHours hours, TimeSpan lease)
    {
        var residence = new Residence(countries);
        var calling = new CallingFeature(plan.Regions, hours, CourseFeature.OfferReview);
        return
        [
            new OnboardingFeature(residence, lease), calling, new RingBackFeature(), new FlagFeature(), new GuideFeature(plan.Regions, hours, calling.InHand), new QuizFeature(), new PracticeFeature(), new CourseFeature(), new CertificateFeature(), new CareFeature(), new ReminderFeature(plan.Regions, hours), new NudgeFeature(), new FeelingFeature(), new TogetherFeature(), new CommunityFeature(), new PersonalFeature(residence), new WishFeature(plan.Regions),
            new SilenceFeature(), new RelayFeature(), new BuddyFeature(), new MentorFeature(), new PersonReportFeature(), new LessonFeature(), new EventFeature(), new GroupFeature(), new GroupRoomFeature(), new GroupQueueFeature(), new FiguresFeature(), new WorkFeature(), new InviteFeature(),
            new OrganizingFeature(plan), new PersonFeature(), new ThanksFeature(), new TeamFeature(Start: new ChoosingLanguage()), new LeverFeature(plan.Regions), new RuleFeature(), new AuditFeature(), new FlagDeskFeature(), new ProblemFeature(), new EditingFeature(),
            new ReportFeature(plan.Regions), new WatchingFeature(), new BroadcastingFeature(),
        ];
    }
}
