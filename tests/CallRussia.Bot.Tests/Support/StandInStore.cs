using System.Reflection;
using System.Runtime.ExceptionServices;
using CallRussia.Bot.Storage;

namespace CallRussia.Bot.Tests.Support;

/// <summary>A store in which a test decides, member by member, what happens: whatever members the interface has.</summary>
public class StandInStore : DispatchProxy
{
    private Func<MethodInfo, object?[], object?> _answer = (_, _) => null;

    /// <param name="answer">By the member and its arguments. Null: a task that is done, with the default for its result.</param>
    public static IStore Of(Func<MethodInfo, object?[], object?> answer)
    {
        var store = Create<IStore, StandInStore>();
        ((StandInStore)(object)store)._answer = answer;
        return store;
    }

    /// <summary>Another store, before each of whose answers something happens.</summary>
    public static IStore Over(IStore inner, Action<string> before) => Of((member, arguments) =>
    {
        before(member.Name);
        try
        {
            return member.Invoke(inner, arguments);
        }
        catch (TargetInvocationException wrapped)
        {
            ExceptionDispatchInfo.Capture(wrapped.InnerException!).Throw();
            throw;
        }
    });

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _answer(targetMethod!, args ?? []) ?? Done(targetMethod!.ReturnType);

    private static object? Done(Type task)
    {
        if (task == typeof(Task)) return Task.CompletedTask;
        if (!task.IsGenericType) return task.IsValueType ? Activator.CreateInstance(task) : null;
        var result = task.GetGenericArguments()[0];
        return typeof(Task).GetMethod(nameof(Task.FromResult))!.MakeGenericMethod(result).Invoke(null, [result.IsValueType ? Activator.CreateInstance(result) : null]);
    }
}
